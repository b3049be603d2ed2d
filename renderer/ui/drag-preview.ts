import styles from './drag-preview.module.css'

/** What follows the pointer: the title, and how many cards come along. */
export function drawDragPreview(container: HTMLElement, title: string, count: number): void {
  const card = document.createElement('div')
  card.className = styles['preview'] ?? ''
  card.textContent = title
  if (count > 1) {
    const badge = document.createElement('span')
    badge.className = styles['badge'] ?? ''
    badge.textContent = String(count)
    card.append(badge)
  }
  container.append(card)
}
