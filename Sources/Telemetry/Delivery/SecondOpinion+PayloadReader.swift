public import SecondOpinion

/// The reader to give a `Delivery`: it knows the rules of high confidence and the caller's known secrets.
extension SecondOpinion: PayloadReader {
  /// 1 where there is an objection to `payload`, else 0.
  public func objections(to payload: [UInt8]) -> Int {
    // The project's key is not there to be exempted: the payload comes without it.
    objection(to: payload) == nil ? 0 : 1
  }
}
