/// An error that knows which errors it comes from.
///
/// Errors that do not say so are looked through: the payload of an enumeration's case, and properties
/// whose names begin with `underlying`, `cause`, `inner` or `wrapped`.
public protocol ErrorCauses: Error {
  /// The errors this one comes from, the nearest first; more than one where they happened side by side.
  var causes: [any Error] { get }
}

/// An error that is part of a tool's normal life and is not reported: a typing mistake, a file that is
/// missing.
public protocol ExpectedError: Error {
  /// Whether this one is; `true` unless a type says something else.
  var isExpected: Bool { get }
}

extension ExpectedError {
  /// `true`.
  public var isExpected: Bool { true }
}

/// An error that knows where it was made.
///
/// Swift keeps no trace of where an error was thrown, so a report has one frame, the place that reports
/// it, and one more of an error that conforms to this.
/// ```swift
/// struct PaymentError: Error, ErrorOrigin {
///   var origin: SourcePlace
///   init(file: String = #fileID, function: String = #function, line: Int = #line) {
///     origin = SourcePlace(file: file, function: function, line: line)
///   }
/// }
/// ```
public protocol ErrorOrigin: Error {
  /// Where it was made.
  var origin: SourcePlace { get }
}

/// A place in a program's source.
public struct SourcePlace: Sendable, Hashable {
  /// The module and the name of the file, as `#fileID` gives them: `Shop/Checkout.swift`.
  public let file: String

  /// The function, as `#function` gives it: `pay(with:)`.
  public let function: String

  /// The line, from 1.
  public let line: Int

  /// The place with these parts; `file` is a `#fileID`, not a path of the machine it was built on.
  public init(file: String, function: String, line: Int) {
    self.file = file
    self.function = function
    self.line = line
  }

  /// The module in `file`.
  var module: String {
    String(file.prefix { $0 != "/" })
  }
}
