internal import CorpusKit
internal import SystemIO

/// The shapes of a corpus, if it has any.
struct ShapeFile {
  /// The file as the corpus reader takes it; nil if there is none.
  let file: CorpusFile?
  let shapes: [Shape]

  /// Reads the shapes in `folder`.
  init(of folder: String) throws(Stop) {
    let path = FilePath(argument: folder).appending("shapes.yaml")
    do {
      let bytes = try FileSystem.readAll(path)
      file = CorpusFile(path: "corpus/shapes.yaml", bytes: bytes)
    } catch  where error.isNotFound {
      file = nil
      shapes = []
      Notice.print("no \(path.printable), so that values become made-up text and no shapes")
      return
    } catch {
      throw Stop(error, at: path.printable)
    }
    let reading = Corpus([file].compactMap(\.self), root: "corpus", policies: [])
    guard reading.isSound else {
      reading.renderedDiagnostics.forEach(Notice.printPlain)
      throw .failed("\(path.printable): has mistakes")
    }
    shapes = reading.shapes
  }
}
