export { MentionedIn } from './page/mentioned-in'
export { Wiki } from './wiki'
