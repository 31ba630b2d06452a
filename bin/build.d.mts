/** What tests may call of the build. */
export declare function buildIfChanged(root: string): Promise<void>
export declare function buildTree(where: { root: string; out: string }): Promise<void>
