import Glibc

/// What keeps the records from other accounts of the machine, while the program runs and when it crashes.
enum Privacy {
    static func begin() {
        // What is made is for this account alone, with whichever umask the program is started.
        umask(0o077)
        crashWithoutAWord()
        #if os(Linux)
            hideArguments()
        #endif
    }

    /// A crash leaves nothing of the memory behind: neither on the terminal, where Swift would show what lay around the
    /// fault, nor in a file, nor with a program that gathers crashes.
    private static func crashWithoutAWord() {
        for number in [SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGQUIT, SIGSEGV, SIGTRAP] { signal(number, SIG_DFL) }
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        #if os(Linux)
            setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
            // Where the system pipes cores to a program, it does so whatever the limit is: then with nothing in them.
            let filter = open("/proc/self/coredump_filter", O_WRONLY | O_CLOEXEC)
            guard filter >= 0 else { return }
            write(filter, "0", 1)
            close(filter)
        #else
            setrlimit(RLIMIT_CORE, &none)
        #endif
    }

    #if os(Linux)
        /// Takes what was typed out of the list of processes, which every account can read.
        private static func hideArguments() {
            // Kept by Swift before they are gone.
            _ = CommandLine.arguments
            guard let arguments = argumentsInMemory(), let end = arguments.firstIndex(of: 0) else { return }
            UnsafeMutableRawBufferPointer(rebasing: arguments[end...]).initializeMemory(as: UInt8.self, repeating: 0)
        }

        /// Where the kernel shows them from: the 48th and 49th field of `/proc/self/stat`.
        private static func argumentsInMemory() -> UnsafeMutableRawBufferPointer? {
            let file = open("/proc/self/stat", O_RDONLY | O_CLOEXEC)
            guard file >= 0 else { return nil }
            defer { close(file) }
            var bytes = [UInt8](repeating: 0, count: 2048)
            let count = read(file, &bytes, bytes.count)
            // The second field is the program's name in parentheses, which may hold spaces.
            guard count > 0, let name = bytes[..<count].lastIndex(of: UInt8(ascii: ")")) else { return nil }
            let fields = bytes[name..<count].split(separator: UInt8(ascii: " ")).map {
                String(decoding: $0, as: UTF8.self)
            }
            guard fields.count > 47, let start = UInt(fields[46]), let end = UInt(fields[47]), start < end else {
                return nil
            }
            return UnsafeMutableRawBufferPointer(
                start: UnsafeMutableRawPointer(bitPattern: start), count: Int(end - start))
        }
    #endif
}
