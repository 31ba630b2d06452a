/** What tests may call of the making of the program. */
export declare function makeProgram(where: { from: string; out: string }): Promise<void>
