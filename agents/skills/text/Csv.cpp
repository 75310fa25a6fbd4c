#include "agents/skills/text/Csv.h"

#include <QHash>
#include <QStringDecoder>

#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

constexpr qsizetype kSniffed = 64 * 1024;

struct Decoded {
    QString text;
    QString encoding;
    QString note;
};

/// UTF-16 without a mark: half of the bytes of Latin text are zero, all on the same side.
std::optional<QStringConverter::Encoding> unmarkedUtf16(const QByteArray& bytes)
{
    const qsizetype looked = std::min<qsizetype>(bytes.size() & ~qsizetype(1), 4096);
    std::array<qsizetype, 2> zeros{};
    for (qsizetype i = 0; i < looked; ++i)
        zeros[size_t(i & 1)] += bytes[i] == 0;
    if (looked < 4 || bytes.size() % 2 != 0)
        return std::nullopt;
    if (zeros[1] * 4 > looked && zeros[0] * 20 < looked)
        return QStringConverter::Utf16LE;
    if (zeros[0] * 4 > looked && zeros[1] * 20 < looked)
        return QStringConverter::Utf16BE;
    return std::nullopt;
}

QString decodedAs(const QByteArray& bytes, QStringConverter::Encoding encoding)
{
    QStringDecoder decoder(encoding);
    QString text = decoder(bytes);
    if (text.startsWith(QChar::ByteOrderMark))
        text.remove(0, 1);
    return text;
}

Decoded decoded(const QByteArray& bytes)
{
    if (bytes.startsWith("\xFF\xFE"))
        return {decodedAs(bytes, QStringConverter::Utf16LE), u"UTF-16LE"_s, {}};
    if (bytes.startsWith("\xFE\xFF"))
        return {decodedAs(bytes, QStringConverter::Utf16BE), u"UTF-16BE"_s, {}};
    if (const auto wide = unmarkedUtf16(bytes))
        return {decodedAs(bytes, *wide), *wide == QStringConverter::Utf16LE ? u"UTF-16LE"_s : u"UTF-16BE"_s,
                u"read as UTF-16, which it does not say of itself"_s};
    QStringDecoder utf8(QStringConverter::Utf8);
    QString text = utf8(bytes);
    if (!utf8.hasError()) {
        if (text.startsWith(QChar::ByteOrderMark))
            text.remove(0, 1);
        return {text, u"UTF-8"_s, {}};
    }
    return {QString::fromLatin1(bytes), u"Latin-1"_s, u"read as Latin-1, because it is not valid UTF-8"_s};
}

/// How often each candidate stands outside quotes, line by line.
QList<std::array<qsizetype, 3>> separatorsByLine(QStringView text)
{
    QList<std::array<qsizetype, 3>> lines;
    std::array<qsizetype, 3> counts{};
    bool quoted = false, any = false;
    for (const QChar c : text.first(std::min(text.size(), kSniffed))) {
        any = true;
        if (c == u'"')
            quoted = !quoted;
        else if (!quoted && (c == u'\n' || c == u'\r')) {
            if (any)
                lines.append(counts);
            counts = {};
            any = false;
        } else if (!quoted) {
            counts[0] += c == u',';
            counts[1] += c == u';';
            counts[2] += c == u'\t';
        }
    }
    if (any)
        lines.append(counts);
    return lines;
}

/// The candidate that stands equally often in the most lines; the more columns it makes the better.
QChar sniffedSeparator(QStringView text)
{
    static constexpr std::array<char16_t, 3> kCandidates{u',', u';', u'\t'};
    const QList<std::array<qsizetype, 3>> lines = separatorsByLine(text);
    size_t best = 0;
    qsizetype bestScore = 0;
    for (size_t candidate = 0; candidate < kCandidates.size(); ++candidate) {
        QHash<qsizetype, qsizetype> linesWith;
        for (const auto& counts : lines)
            if (counts[candidate] > 0)
                ++linesWith[counts[candidate]];
        qsizetype score = 0;
        for (auto it = linesWith.constBegin(); it != linesWith.constEnd(); ++it)
            score = std::max(score, it.key() * it.value());
        if (score > bestScore) {
            best = candidate;
            bestScore = score;
        }
    }
    return kCandidates[best];
}

/// Cuts text into rows; RFC 4180 with any line end.
class RowReader {
public:
    RowReader(QStringView text, QChar separator) : m_text(text), m_separator(separator) {}

    /// False when a quote stays open; then openRow() says where.
    bool read(QList<Csv::Row>& rows)
    {
        while (m_at < m_text.size()) {
            Csv::Row row{++m_number, {}};
            if (!readRow(row.fields))
                return false;
            if (row.fields.size() > 1 || !row.fields.constFirst().trimmed().isEmpty())
                rows.append(std::move(row));
        }
        return true;
    }
    qsizetype openRow() const { return m_number; }

private:
    bool readRow(QStringList& fields)
    {
        for (;;) {
            QString field;
            if (m_at < m_text.size() && m_text[m_at] == u'"' && !readQuoted(field))
                return false;
            // What follows a closing quote, or the whole of a plain field.
            const qsizetype from = m_at;
            while (m_at < m_text.size() && m_text[m_at] != m_separator && m_text[m_at] != u'\n' && m_text[m_at] != u'\r')
                ++m_at;
            field += m_text.sliced(from, m_at - from);
            fields.append(std::move(field));
            if (m_at >= m_text.size())
                return true;
            const QChar end = m_text[m_at++];
            if (end == m_separator)
                continue;
            if (end == u'\r' && m_at < m_text.size() && m_text[m_at] == u'\n')
                ++m_at;
            return true;
        }
    }
    bool readQuoted(QString& field)
    {
        qsizetype from = ++m_at;
        for (; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] != u'"')
                continue;
            field += m_text.sliced(from, m_at - from);
            if (m_at + 1 >= m_text.size() || m_text[m_at + 1] != u'"') {
                ++m_at;
                return true;
            }
            from = ++m_at; // the second of a doubled quote is text
        }
        return false;
    }

    QStringView m_text;
    QChar m_separator;
    qsizetype m_at = 0;
    qsizetype m_number = 0;
};

} // namespace

Result<Csv> Csv::read(const QByteArray& bytes, const QString& name)
{
    Decoded content = decoded(bytes);
    if (content.text.contains(QChar(0)))
        return Error{Error::Parse, u"%1 is not a text file: it holds zero bytes."_s.arg(name), name,
                     u"a CSV export in UTF-8, UTF-16 or Latin-1"_s};
    Csv csv;
    csv.encoding = content.encoding;
    csv.note = content.note;
    QStringView text(content.text);
    qsizetype first = 0;
    if (text.startsWith(u"sep=") && text.size() > 4) { // a line that spreadsheet programs write for themselves
        csv.separator = text[4];
        const qsizetype end = text.indexOf(u'\n');
        text = end < 0 ? QStringView() : text.sliced(end + 1);
        first = 1;
    } else {
        csv.separator = sniffedSeparator(text);
    }
    RowReader reader(text, csv.separator);
    if (!reader.read(csv.rows))
        return Error{Error::Parse, u"%1: the quote opened in row %2 is never closed."_s.arg(name).arg(reader.openRow() + first),
                     name, u"a quote in a quoted field is written twice (RFC 4180)"_s};
    for (Row& row : csv.rows)
        row.number += first;
    return csv;
}

} // namespace qd::agents
