/// The version of the program: what `plumb --version` says, and what an export says that it was written by.
public let programVersion = "0.1.0"
