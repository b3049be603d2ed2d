/** Natural size in pixels; zeros where the window can't tell. */
export async function measureImage(
  bytes: Blob,
): Promise<{ readonly width: number; readonly height: number }> {
  try {
    const bitmap = await createImageBitmap(bytes)
    const { width, height } = bitmap
    bitmap.close()
    return { width, height }
  } catch {
    return { width: 0, height: 0 }
  }
}
