import { z } from 'zod'
import { acceleratorSchema, type CaptureKeyState } from '../contract/bridge'

/** What is kept of it between two starts; null: switched off. */
export const savedKeySchema = z.object({ accelerator: acceleratorSchema.nullable() })

export const USUAL_KEY = 'CommandOrControl+Shift+Space'

/** The system's list of global keys, as far as it is needed. */
export interface SystemKeys {
  /** False where another app has the key, or the system gives none (Wayland without a portal). */
  register(accelerator: string, pressed: () => void): boolean
  unregister(accelerator: string): void
}

export interface CaptureKeyOptions {
  keys: SystemKeys
  read: () => z.infer<typeof savedKeySchema> | null
  /** False when it could not be written: the key then counts until the app ends. */
  write: (saved: z.infer<typeof savedKeySchema>) => boolean
  pressed: () => void
}

/** The key that captures from anywhere: which it is, whether the system gave it, and how it is changed. */
export class CaptureKey {
  #state: CaptureKeyState = { accelerator: null, state: 'off' }

  constructor(private readonly options: CaptureKeyOptions) {
    const saved = options.read()
    this.#take(saved === null ? USUAL_KEY : saved.accelerator)
  }

  get state(): CaptureKeyState {
    return this.#state
  }

  /** Another key, or none. One that is taken is kept all the same: it may be free at the next start. */
  set(accelerator: string | null): CaptureKeyState {
    const { accelerator: before, state } = this.#state
    if (before !== null && state === 'on') this.options.keys.unregister(before)
    this.#take(accelerator)
    this.options.write({ accelerator })
    return this.#state
  }

  #take(accelerator: string | null): void {
    if (accelerator === null) this.#state = { accelerator, state: 'off' }
    else this.#state = { accelerator, state: this.#register(accelerator) ? 'on' : 'taken' }
  }

  #register(accelerator: string): boolean {
    try {
      return this.options.keys.register(accelerator, this.options.pressed)
    } catch {
      // A key that this system has no name for.
      return false
    }
  }
}
