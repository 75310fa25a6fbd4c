#include "core/base/Json.h"

#include <nlohmann/json.hpp>

#include <QLocale>
#include <QSet>

#include <charconv>
#include <cmath>
#include <cstring>
#include <optional>

namespace qd {

namespace {

/// Text as it stands: QString::fromUtf8() alone would drop a U+FEFF at its beginning.
QString textOf(const std::string& utf8)
{
    static constexpr char kMark[] = "\xef\xbb\xbf";
    size_t marks = 0;
    while (utf8.compare(3 * marks, 3, kMark) == 0)
        ++marks;
    const QString rest = QString::fromUtf8(utf8.data() + 3 * marks, qsizetype(utf8.size() - 3 * marks));
    return marks == 0 ? rest : QString(qsizetype(marks), QChar(0xfeff)) + rest;
}

/// Builds Json from the parser's events and refuses what a lenient reader would swallow.
class StrictBuilder {
public:
    using number_integer_t = nlohmann::json::number_integer_t;
    using number_unsigned_t = nlohmann::json::number_unsigned_t;
    using number_float_t = nlohmann::json::number_float_t;
    using string_t = nlohmann::json::string_t;
    using binary_t = nlohmann::json::binary_t;

    explicit StrictBuilder(int depth) : m_depth(depth) {}

    bool null() { return put(Json()); }
    bool boolean(bool v) { return put(Json(v)); }
    bool number_integer(number_integer_t v) { return put(Json(qint64(v))); }
    bool number_unsigned(number_unsigned_t v)
    {
        if (v > number_unsigned_t(std::numeric_limits<qint64>::max()))
            return fail(QStringLiteral("the integer %1 does not fit 64 bits").arg(v));
        return put(Json(qint64(v)));
    }
    bool number_float(number_float_t v, const string_t& text)
    {
        const bool integral = text.find_first_of(".eE") == string_t::npos;
        const bool vanished = v == 0 && text.substr(0, text.find_first_of("eE")).find_first_of("123456789") != string_t::npos;
        if (integral || vanished || !std::isfinite(v))
            return fail(QStringLiteral("the number %1 cannot be held exactly").arg(QString::fromStdString(text)));
        return put(Json(v));
    }
    bool string(string_t& v) { return put(Json(textOf(v))); }
    bool binary(binary_t&) { return false; }
    bool start_object(std::size_t) { return push(false); }
    bool start_array(std::size_t) { return push(true); }
    bool key(string_t& v)
    {
        Level& level = m_levels.back();
        level.name = textOf(v);
        if (level.names.contains(level.name))
            return fail(QStringLiteral("the key \"%1\" stands twice in one object").arg(level.name));
        level.names.insert(level.name);
        return true;
    }
    bool end_object() { return pop(); }
    bool end_array() { return pop(); }
    bool parse_error(std::size_t at, const std::string&, const nlohmann::detail::exception& e)
    {
        // "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error …": the part behind is for people
        QString what = QString::fromUtf8(e.what());
        what = what.mid(what.indexOf(QLatin1String("] ")) + 2);
        if (what.startsWith(QLatin1String("parse error")))
            what = what.mid(what.indexOf(QLatin1String(": ")) + 2);
        return fail(QStringLiteral("not JSON at byte %1: %2").arg(QString::number(at), what));
    }

    std::optional<Json> root;
    QString m_error;

private:
    struct Level {
        bool list = false;
        QString name;
        QSet<QString> names;
        QList<Json> items;
        QList<Json::Member> members;
    };

    bool fail(const QString& why) { m_error = why; return false; }
    bool push(bool list)
    {
        if (int(m_levels.size()) >= m_depth)
            return fail(QStringLiteral("nested deeper than %1 levels").arg(m_depth));
        m_levels.push_back(Level{list, {}, {}, {}, {}});
        return true;
    }
    bool pop()
    {
        Level done = std::move(m_levels.back());
        m_levels.pop_back();
        return put(done.list ? Json(std::move(done.items)) : Json(std::move(done.members)));
    }
    bool put(Json value)
    {
        if (m_levels.empty())
            root = std::move(value);
        else if (Level& level = m_levels.back(); level.list)
            level.items.append(std::move(value));
        else
            level.members.append({level.name, std::move(value)});
        return true;
    }

    int m_depth;
    std::vector<Level> m_levels;
};

/// The next byte from `at` on that a JSON text must escape, or the end. Eight at a time: a byte is found by the bit that
/// a subtraction carries into its top (H. S. Warren, Hacker's Delight, 6-1).
qsizetype plainBytes(const QByteArray& utf8, qsizetype at)
{
    constexpr quint64 kOnes = 0x0101010101010101ull;
    constexpr quint64 kTops = 0x8080808080808080ull;
    const auto zeroIn = [](quint64 bytes) { return (bytes - kOnes) & ~bytes & kTops; };
    for (; at + 8 <= utf8.size(); at += 8) {
        quint64 bytes = 0;
        memcpy(&bytes, utf8.constData() + at, sizeof bytes);
        const quint64 low = (bytes - kOnes * 0x20) & ~bytes & kTops;
        if (low | zeroIn(bytes ^ (kOnes * '"')) | zeroIn(bytes ^ (kOnes * '\\')))
            break; // one of these eight, looked at below
    }
    for (; at < utf8.size(); ++at) {
        const auto c = static_cast<unsigned char>(utf8[at]);
        if (c < 0x20 || c == '"' || c == '\\')
            break;
    }
    return at;
}

constexpr qsizetype kRoom = 512; // most facts fit
const QList<Json> kNoItems;
const QList<Json::Member> kNoMembers;
const Json kNull;

} // namespace

Result<Json> Json::parse(const QByteArray& utf8, JsonLimits limits)
{
    if (utf8.size() > limits.bytes)
        return Error{Error::Parse, QStringLiteral("the document has %1 bytes, at most %2 are read")
                                       .arg(utf8.size()).arg(limits.bytes), {}, {}};
    if (utf8.startsWith("\xef\xbb\xbf"))
        return Error{Error::Parse, QStringLiteral("the document begins with a byte order mark"), {},
                     QStringLiteral("save it as UTF-8 without one")};
    if (const qsizetype null = utf8.indexOf('\0'); null >= 0) // the parser would take it for the end
        return Error{Error::Parse, QStringLiteral("not JSON at byte %1: a null byte").arg(null + 1), {}, {}};
    StrictBuilder builder(limits.depth);
    const bool whole = nlohmann::json::sax_parse(utf8.constData(), utf8.constData() + utf8.size(), &builder);
    if (!whole || !builder.root)
        return Error{Error::Parse, builder.m_error.isEmpty() ? QStringLiteral("not JSON") : builder.m_error, {}, {}};
    return std::move(*builder.root);
}

bool Json::toBool(bool otherwise) const
{
    const bool* held = std::get_if<bool>(&m_held);
    return held ? *held : otherwise;
}

qint64 Json::toInteger(qint64 otherwise) const
{
    const qint64* held = std::get_if<qint64>(&m_held);
    return held ? *held : otherwise;
}

double Json::toReal(double otherwise) const
{
    if (const double* held = std::get_if<double>(&m_held))
        return *held;
    const qint64* whole = std::get_if<qint64>(&m_held);
    return whole ? double(*whole) : otherwise;
}

QString Json::toString() const
{
    const QString* held = std::get_if<QString>(&m_held);
    return held ? *held : QString();
}

const QList<Json>& Json::items() const&
{
    const QList<Json>* held = std::get_if<QList<Json>>(&m_held);
    return held ? *held : kNoItems;
}

const QList<Json::Member>& Json::members() const&
{
    const QList<Member>* held = std::get_if<QList<Member>>(&m_held);
    return held ? *held : kNoMembers;
}

const Json* Json::find(QStringView name) const
{
    for (const Member& member : members())
        if (member.first == name)
            return &member.second;
    return nullptr;
}

const Json& Json::at(QStringView name) const&
{
    const Json* found = find(name);
    return found ? *found : kNull;
}

QByteArray Json::toText() const
{
    JsonWriter writer;
    writer.json(*this);
    return writer.take();
}

void JsonWriter::comma()
{
    if (!m_first)
        m_text.append(',');
    m_first = false;
}

void JsonWriter::open(char c)
{
    if (m_text.isEmpty())
        m_text.reserve(kRoom);
    comma();
    m_text.append(c);
    m_first = true;
}

void JsonWriter::close(char c)
{
    m_text.append(c);
    m_first = false;
}

void JsonWriter::key(const char* name)
{
    comma();
    m_text.append('"').append(name).append("\":", 2);
    m_first = true;
}

void JsonWriter::key(const QString& name)
{
    comma();
    quote(name);
    m_text.append(':');
    m_first = true;
}

void JsonWriter::quote(QStringView text)
{
    m_text.append('"');
    // Most texts of the record are plain ASCII as far as they go: those bytes are written where they will stand.
    const qsizetype begin = m_text.size();
    m_text.resize(begin + text.size());
    char* const out = m_text.data() + begin;
    qsizetype plain = 0;
    for (; plain < text.size(); ++plain) {
        const char16_t c = text[plain].unicode();
        if (c < 0x20 || c > 0x7e || c == u'"' || c == u'\\')
            break;
        out[plain] = char(c);
    }
    m_text.truncate(begin + plain);
    if (plain < text.size())
        quoteRest(text.mid(plain).toUtf8()); // a lone surrogate becomes '?' here
    m_text.append('"');
}

void JsonWriter::quoteRest(const QByteArray& utf8)
{
    m_text.reserve(m_text.size() + utf8.size() + utf8.size() / 16);
    qsizetype clean = 0;
    for (qsizetype i = plainBytes(utf8, 0); i < utf8.size(); i = plainBytes(utf8, i + 1)) {
        const auto c = static_cast<unsigned char>(utf8[i]);
        m_text.append(utf8.constData() + clean, i - clean);
        clean = i + 1;
        switch (c) {
        case '"': m_text.append("\\\"", 2); break;
        case '\\': m_text.append("\\\\", 2); break;
        case '\n': m_text.append("\\n", 2); break;
        case '\r': m_text.append("\\r", 2); break;
        case '\t': m_text.append("\\t", 2); break;
        default: m_text.append("\\u00", 4).append("0123456789abcdef"[c >> 4]).append("0123456789abcdef"[c & 15]);
        }
    }
    m_text.append(utf8.constData() + clean, utf8.size() - clean);
}

void JsonWriter::value(const QString& text)
{
    comma();
    quote(text);
}

void JsonWriter::value(qint64 number)
{
    comma();
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    m_text.append(digits, end - digits);
}

void JsonWriter::value(double number)
{
    comma();
    if (!std::isfinite(number)) {
        m_text.append("null", 4);
        return;
    }
    QByteArray digits = QByteArray::number(number, 'g', QLocale::FloatingPointShortest);
    if (!digits.contains('.') && !digits.contains('e'))
        digits.append(".0", 2); // stays a real number when it is read again
    m_text.append(digits);
}

void JsonWriter::value(bool truth)
{
    comma();
    m_text.append(truth ? "true" : "false");
}

void JsonWriter::null()
{
    comma();
    m_text.append("null", 4);
}

void JsonWriter::raw(const QByteArray& text)
{
    comma();
    m_text.append(text);
}

void JsonWriter::json(const Json& v)
{
    switch (v.kind()) {
    case Json::Null: null(); break;
    case Json::Bool: value(v.toBool()); break;
    case Json::Integer: value(v.toInteger()); break;
    case Json::Real: value(v.toReal()); break;
    case Json::String: value(v.toString()); break;
    case Json::List:
        beginList();
        for (const Json& item : v.items())
            json(item);
        endList();
        break;
    case Json::Object:
        beginObject();
        for (const Json::Member& member : v.members()) {
            key(member.first);
            json(member.second);
        }
        endObject();
        break;
    }
}

} // namespace qd
