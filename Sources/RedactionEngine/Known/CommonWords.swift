internal import RuleModel

/// Texts that stand in any log, so that removing them would hide nothing and lose much.
enum CommonWords {
  private static let digits = ByteSet("0123456789")
  private static let addressBytes = ByteSet("0123456789.:")

  /// Words of six letters and more that are values of settings, names of parts or said in errors.
  private static let words = Set(
    """
    absolute accept access account action active address admin administrator allowed always anonymous apache
    application archive argument arguments attempt authentication authorization available backend backup basic
    bearer before between binary boolean bootstrap broken browser bucket buffer bundle cached called cancel
    cancelled change changed changeme channel character charset checkout client closed cluster column columns command
    commit common community complete config configuration connect connected connection connections console constraint
    container content context control cookie counter create created credentials current cursor customer customers
    daemon database databases debian debug default defaults delete deleted denied deploy development device
    directory disable disabled docker document domain download duplicate dynamic editor element enable enabled encoding
    engine entity environment errors example exception execute exists expected expired export external failed failure
    fallback feature fields filter finished foreign format frontend function gateway general global handler header headers
    health hidden history hostname identifier import include index information initial inline insert install instance
    integer integration interface internal invalid iptables javascript journal kernel keyboard kubernetes language
    length letter library license limited loading locale localhost local.host location logger logging machine
    manager master maximum memory message messages metadata method metrics middleware migration minimum missing mobile
    module monitor myapp mysqld namespace native network nodejs normal notice number object offline online openai
    operation option options oracle orders origin output package packages parameter parent parser partition password
    patch pending permission physical pipeline platform plugin pointer policy postgres postgresql prefix preview previous
    primary private process processor product production products profile program project property protocol provider
    public python queries quota random readonly received record records redirect reference refused region registry
    release reload remote report repository request requests required research reset resource resources response restart
    result results return rollback routes runner runtime sample sandbox schema script scripts search secret secrets
    section secure security select selected sequence server servers service services session sessions settings shared
    signature simple source sqlite staging standard started starting startup statement static status stopped storage
    stream string string structure success support swagger symbol syntax system tables target telemetry template
    terminal testing thread timeout timestamp tracing transaction transport trigger truncated ubuntu undefined unique
    unknown update updated upload username users values variable vendor verbose version virtual volume warning website
    welcome window windows worker workers workspace 127.0.0.1 0.0.0.0 255.255.255.255 localhost:3000 localhost:8080
    us-east-1 us-east-2 us-west-1 us-west-2 eu-west-1 eu-west-2 eu-central-1 ap-south-1 utf8mb4 utf-8 en_us.utf-8
    c.utf-8 application/json text/plain text/html postgres:// 1970-01-01 x86_64 aarch64
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
  )

  /// Whether `text` is too common: a word of the list, a short number, a date or time, a loopback address or
  /// hardly more than one character.
  static func contain(_ text: [UInt8]) -> Bool {
    if ByteSet(text).count <= 2 {
      return true
    }
    if text.allSatisfy(digits.contains) {
      return text.count < 8 || Randomness.isTime(text[...])
    }
    if text.count <= 21, text.allSatisfy(addressBytes.contains) {
      return text.starts(with: "127.".utf8) || text.starts(with: "0.0.".utf8)
    }
    return text.count <= 20 && words.contains(String(decoding: text, as: UTF8.self).lowercased())
  }
}
