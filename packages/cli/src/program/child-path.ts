/** Where the child process starts: beside this file, under the extension this file has. */
export const childPath: string = import.meta.filename.replace("child-path", "child");
