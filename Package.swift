// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "plumbline",
    products: [
        .executable(name: "plumb", targets: ["plumb"])
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    ],
    targets: [
        .target(
            name: "ClinicSchema",
            path: "Schema",
            resources: [.embedInCode("SQLite")],
            swiftSettings: settings),
        .systemLibrary(
            name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
        .target(name: "CSVCodec", swiftSettings: settings),
        .target(
            name: "ClinicModel", resources: [.embedInCode("Text/compatibility.txt")], swiftSettings: settings),
        .target(name: "RecordLinkage", dependencies: ["ClinicModel"], swiftSettings: settings),
        .target(
            name: "ClinicStore",
            dependencies: [
                "ClinicModel", "ClinicSchema", "CSQLite", "RecordLinkage",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ],
            swiftSettings: settings),
        .target(
            name: "ClinicExchange",
            dependencies: ["ClinicModel", "RecordLinkage", "ClinicStore", "CSVCodec"],
            swiftSettings: settings),
        .executableTarget(
            name: "plumb",
            dependencies: [
                "ClinicModel", "RecordLinkage", "ClinicStore", "ClinicExchange",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        .target(
            name: "ClinicTestSupport", dependencies: ["ClinicModel", "TestSupport"], path: "Tests/ClinicTestSupport",
            swiftSettings: settings),
        .testTarget(name: "ClinicSchemaTests", dependencies: ["ClinicSchema"], swiftSettings: settings),
        .testTarget(name: "CSVCodecTests", dependencies: ["CSVCodec", "TestSupport"], swiftSettings: settings),
        .testTarget(name: "ClinicModelTests", dependencies: ["ClinicModel", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "RecordLinkageTests", dependencies: ["ClinicModel", "RecordLinkage"], swiftSettings: settings),
        .testTarget(
            name: "ClinicStoreTests",
            dependencies: [
                "ClinicModel", "RecordLinkage", "ClinicStore", "ClinicSchema", "ClinicTestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "ClinicExchangeTests",
            dependencies: [
                "CSVCodec", "ClinicExchange", "ClinicModel", "ClinicStore", "ClinicTestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "PlumbTests",
            dependencies: [
                "plumb", "ClinicModel", "ClinicStore", "ClinicTestSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: settings),
    ]
)
