/** Boosted regression trees on dense features. Nodes of all trees one after the other; a leaf has `feature` -1 and its value in `threshold`. */
export interface TreeModel {
  readonly roots: Int32Array
  readonly feature: Int16Array
  readonly threshold: Float32Array
  /** Index of the left child; the right one follows it. Left: value ≤ threshold. */
  readonly left: Int32Array
  readonly base: number
}

/** Log-odds of one row of dense features. */
export function treeScore(model: TreeModel, x: Float32Array, at = 0): number {
  let sum = model.base
  const { roots, feature, threshold, left } = model
  // Every place is inside its array by construction.
  for (let t = 0; t < roots.length; t++) {
    let node = roots[t] as number
    for (let f = feature[node] as number; f >= 0; f = feature[node] as number)
      node = (left[node] as number) + ((x[at + f] as number) <= (threshold[node] as number) ? 0 : 1)
    sum += threshold[node] as number
  }
  return sum
}
