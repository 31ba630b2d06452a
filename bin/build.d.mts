/** What tests may call of the build. */
export declare function buildIfChanged(root: string, wanted?: { modules: boolean }): Promise<void>
