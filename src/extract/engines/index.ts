import type { Engine } from '../../model/contracts.ts'
import { embedded } from './embedded/embedded.ts'
import { recorded } from './recorded.ts'

/** What an engine may be made from; read from the config. */
export interface EngineSettings {
  /** Folder of saved answers, for `recorded`. */
  readonly answers?: string
}

/** In the order in which they are offered; the first is the default. New engine: one file, one line. */
export const ENGINES: readonly { readonly name: string; make(settings: EngineSettings): Engine }[] = [
  { name: 'embedded', make: () => embedded },
  { name: 'recorded', make: settings => recorded(settings.answers ?? '.afterword/answers') },
]

/** The engine of that name, or null where there is none. */
export function engineNamed(name: string, settings: EngineSettings = {}): Engine | null {
  return ENGINES.find(e => e.name === name)?.make(settings) ?? null
}
