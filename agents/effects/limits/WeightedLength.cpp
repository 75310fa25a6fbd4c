#include "agents/effects/limits/WeightedLength.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace qd::agents {

namespace {

constexpr int kLink = 23;
constexpr int kEmoji = 2;
constexpr qsizetype kLongestLabel = 63; // RFC 1035, 2.3.4

int weightOf(char32_t c)
{
    const bool isLight = c <= 0x10ff || (c >= 0x2000 && c <= 0x200d) || (c >= 0x2010 && c <= 0x201f) || (c >= 0x2032 && c <= 0x2037);
    return isLight ? 1 : 2;
}

/// The emoji at the beginning of a text, by the grammar of UTS 51 (ED-17, "emoji sequence"), wider than its list of characters:
/// what is no emoji there counts two by itself as well.
class EmojiReader {
public:
    explicit EmojiReader(QList<uint> text) : m_text(std::move(text)) {}

    /// How many characters it has; 0: there is none at `from`.
    qsizetype lengthAt(qsizetype from) const
    {
        if (isFlag(at(from)) && isFlag(at(from + 1)))
            return 2;
        if (const qsizetype keycap = from + (at(from + 1) == kEmojiStyle ? 2 : 1); isKey(at(from)) && at(keycap) == 0x20e3)
            return keycap + 1 - from;
        qsizetype end = elementEnd(from);
        while (end > from && at(end) == kJoiner && elementEnd(end + 1) > end + 1)
            end = elementEnd(end + 1);
        return end - from;
    }

private:
    static constexpr uint kJoiner = 0x200d, kEmojiStyle = 0xfe0f, kTextStyle = 0xfe0e;

    uint at(qsizetype i) const { return i < m_text.size() ? m_text[i] : 0; }
    static bool isFlag(uint c) { return c >= 0x1f1e6 && c <= 0x1f1ff; }
    static bool isKey(uint c) { return (c >= '0' && c <= '9') || c == '#' || c == '*'; }
    static bool isTone(uint c) { return c >= 0x1f3fb && c <= 0x1f3ff; }
    static bool isTag(uint c) { return c >= 0xe0020 && c <= 0xe007f; }
    static bool isPicture(uint c) { return (c >= 0x1f000 && c <= 0x1faff && !isFlag(c)) || (c >= 0x2190 && c <= 0x2bff); }
    /// Signs of writing that are pictures only where that is said behind them.
    static bool isSign(uint c)
    {
        static constexpr uint kSigns[] = {0xa9, 0xae, 0x203c, 0x2049, 0x2122, 0x2139, 0x3030, 0x303d, 0x3297, 0x3299};
        return std::find(std::begin(kSigns), std::end(kSigns), c) != std::end(kSigns);
    }
    /// One picture with its style or tone and its tags; `from` itself when there is none.
    qsizetype elementEnd(qsizetype from) const
    {
        const uint next = at(from + 1);
        const bool isShown = (isPicture(at(from)) && next != kTextStyle) || (isSign(at(from)) && next == kEmojiStyle);
        if (!isShown)
            return from;
        qsizetype end = from + (next == kEmojiStyle || isTone(next) ? 2 : 1);
        while (isTag(at(end)))
            ++end;
        return end;
    }

    const QList<uint> m_text;
};

int weightOf(const QString& text)
{
    const QList<uint> characters = text.toUcs4();
    const EmojiReader emoji(characters);
    int weight = 0;
    for (qsizetype i = 0; i < characters.size();) {
        const qsizetype length = emoji.lengthAt(i);
        weight += length > 0 ? kEmoji : weightOf(char32_t(characters[i]));
        i += std::max<qsizetype>(length, 1);
    }
    return weight;
}

/// Whether every label of it, as it stands in the DNS, is short enough; a host that is not is no link.
bool isHost(const QString& host)
{
    for (const QString& label : host.split(u'.'))
        if (const QByteArray ace = QUrl::toAce(label); label.size() > kLongestLabel || ace.size() > kLongestLabel || (ace.isEmpty() && !label.contains(u'_')))
            return false;
    return true;
}

/// A link and what belongs to it: group "scheme" is empty where it has none.
const QRegularExpression& linkPattern()
{
    static const QRegularExpression pattern(
        QStringLiteral("(?<![@\\w.$/-])(?<scheme>https?://)?(?<host>(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}_-]*[\\p{L}\\p{N}])?\\.)+\\p{L}(?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}]))"
                       "(?![\\w@-])(?::\\d+)?(?:[/?#](?:[\\p{L}\\p{N}!*';:=+,.$/%#\\[\\]()?&~@|_-]*[\\p{L}\\p{N}=+$/%#&~@|_-])?)?"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return pattern;
}

} // namespace

WeightedLength weightedLength(const QString& text)
{
    const QString composed = text.normalized(QString::NormalizationForm_C);
    WeightedLength length;
    const auto add = [&length](int least, int most) {
        length.least += least;
        length.most += most;
    };
    qsizetype from = 0;
    for (auto links = linkPattern().globalMatch(composed); links.hasNext();) {
        const QRegularExpressionMatch link = links.next();
        if (!isHost(link.captured(u"host")))
            continue;
        const int before = weightOf(composed.mid(from, link.capturedStart() - from));
        const int written = weightOf(link.captured());
        const bool isSure = !link.captured(u"scheme").isEmpty();
        add(before + (isSure ? kLink : std::min(kLink, written)), before + (isSure ? kLink : std::max(kLink, written)));
        from = link.capturedEnd();
    }
    const int rest = weightOf(composed.mid(from));
    add(rest, rest);
    return length;
}

} // namespace qd::agents
