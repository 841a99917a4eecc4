/** What a journal can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Properties of something in the world, as a plan compares them. */
export type Properties = { readonly [key: string]: Json };
