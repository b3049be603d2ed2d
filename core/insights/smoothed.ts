/**
 * A rate that a few lucky cases can't lead: the posterior mean of a Beta prior that is worth `weight` cases at the base rate,
 * (won + weight x base) / (tried + weight). Known as additive smoothing, or the Bayesian average; see A. Gelman et al., *Bayesian Data
 * Analysis*, 3rd ed., §2.4 (conjugate Beta prior). Chosen over the lower Wilson bound (E. B. Wilson, 1927), which puts everything
 * new at the bottom, where nobody would ever try it.
 */
export function smoothedRate(won: number, tried: number, base: number, weight = PRIOR_WEIGHT): number {
  return (won + weight * base) / (tried + weight)
}

/** What the base rate is worth against what was seen: with as many cases as this, both count alike. */
export const PRIOR_WEIGHT = 6
