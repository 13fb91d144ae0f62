package dev.lampo.node.cli;

/** Where the lines of statements come from: a person or a pipe. */
interface LineSource {
  /**
   * The next line; null at the end.
   *
   * @param fresh whether a new statement begins
   */
  String next(boolean fresh);
}
