/** `true` only when both types accept the same values; used to hold a schema and the law's type together at compile time. */
export type SameShape<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** Fails to compile unless its argument is `true`. */
export type Holds<T extends true> = T;
