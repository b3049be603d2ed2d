type PerName = Readonly<Record<string, number>>

export declare function independentFigures(): {
  readonly [
    F in
      | 'deals'
      | 'won'
      | 'lost'
      | 'open'
      | 'wonValue'
      | 'winRate'
      | 'averageWon'
      | 'averageCycle'
      | 'longestCycle'
      | 'velocityPerDay'
      | 'wonIn2017Q2'
      | 'largestOf2017Q2'
      | 'openWithoutAccount'
      | 'lostIn201710'
      | 'startedBefore201707StillOpen'
  ]: number
} & {
  readonly [
    F in
      | 'cycleByAgent'
      | 'winRateByAgent'
      | 'wonByAgent'
      | 'wonByMonth'
      | 'wonByProduct'
      | 'winRateByProduct'
      | 'openByStage'
      | 'openByAgent'
      | 'wonByOffice'
      | 'wonByManager'
      | 'wonBySector'
  ]: PerName
} & { readonly [F in 'topAgent' | 'topAccountOf2017Q2']: readonly [string, number] }
