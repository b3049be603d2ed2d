import { nameKey } from '../workspace/names'
import type { StageKind } from '../workspace/schema'

/** What a stage's name says: its kind, the chance of winning from there, and how far down the funnel it is. */
export interface StageGuess {
  readonly kind: StageKind
  readonly probability: number
}

const won = /\b(won|win|signed|gagnee?s?|signee?s?|conclue?s?|remportee?s?|vendue?s?|closed sold|sold)\b/
const lost =
  /\b(lost|perdue?s?|abandon\w*|disqualif\w*|dead|annulee?s?|cancell?ed|no decision|sans suite|reject\w*|refusee?s?|declined|churned)\b/

/** Where open stages stand in the funnel. The first that fits counts, so the late ones come first. */
const funnel: readonly (readonly [RegExp, number])[] = [
  [/\b(contract\w*|contrat\w*|verbal\w*|legal|juridique|signature|closing|commit\w*|accord)\b/, 0.9],
  [/\b(negotiat\w*|negociat\w*|review|bon de commande|procurement|achats)\b/, 0.75],
  [/\bvalue prop\w*/, 0.45],
  [/\b(propos\w*|quot\w*|devis|offre|offer|pric\w*|chiffrage)\b/, 0.6],
  [/\b(evaluat\w*|value|decision|decideurs?|poc|pilot\w*|trial|essai|validation|technical|technique)\b/, 0.5],
  [/\b(demo\w*|presentation|meeting|rendez vous|rdv|solution)\b/, 0.4],
  [/\b(engag\w*|discovery|decouverte|needs?|analys\w*|besoins?|diagnostic)\b/, 0.3],
  [/\b(qualif\w*|contact\w*|connect\w*)\b/, 0.2],
  [/\b(prospect\w*|lead|leads|new|nouve\w*|identif\w*|piste|suspect|cold|target\w*|open|ouvert\w*)\b/, 0.1],
]
const UNKNOWN_OPEN = 0.35

export function guessStage(label: string): StageGuess {
  const key = nameKey(label.replace(/[^\p{L}\p{N}]+/gu, ' '))
  const negated = /\b(not|non|pas) (yet )?(won|lost|gagne\w*|perdu\w*|signe\w*)/.test(key)
  if (!negated && lost.test(key)) return { kind: 'lost', probability: 0 }
  if (!negated && won.test(key)) return { kind: 'won', probability: 1 }
  return { kind: 'open', probability: funnel.find(([shape]) => shape.test(key))?.[1] ?? UNKNOWN_OPEN }
}

/** Where a status beside the stage says won or lost, that is the stage: some CRMs leave a closed deal in the lane where it was. */
export function stageCell(stage: string, status: string): string {
  return status !== '' && guessStage(status).kind !== 'open' ? status : stage
}

const KIND_ORDER: Readonly<Record<StageKind, number>> = { open: 0, won: 1, lost: 2 }

/** Open lanes by the funnel, then won, then lost; the file's order settles what is equal. */
export function inLaneOrder<T extends StageGuess>(stages: readonly T[]): T[] {
  return [...stages].sort((a, b) => KIND_ORDER[a.kind] - KIND_ORDER[b.kind] || a.probability - b.probability)
}
