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
  for (let t = 0; t < roots.length; t++) {
    let node = roots[t] ?? 0
    for (let f = feature[node] ?? -1; f >= 0; f = feature[node] ?? -1)
      node = (left[node] ?? 0) + ((x[at + f] ?? 0) <= (threshold[node] ?? 0) ? 0 : 1)
    sum += threshold[node] ?? 0
  }
  return sum
}
