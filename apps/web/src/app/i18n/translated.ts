/**
 * The shape of a translation: the same keys as the Chinese catalogue. Languages with a singular may add a `_one` beside
 * each `_other`.
 */
export type Translated<T> = {
  [K in keyof T]: T[K] extends string ? string : Translated<T[K]>;
} & {
  [K in keyof T as K extends `${infer Base}_other` ? `${Base}_one` : never]?: string;
};
