#include "agents/skills/text/Prose.h"

#include <QHash>
#include <QSet>

#include <md4c.h>

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

QString decodedEntity(const QString& entity)
{
    static const QHash<QString, QString> kNamed{{u"&amp;"_s, u"&"_s},   {u"&lt;"_s, u"<"_s},    {u"&gt;"_s, u">"_s},
                                                {u"&quot;"_s, u"\""_s}, {u"&apos;"_s, u"'"_s},  {u"&nbsp;"_s, u" "_s},
                                                {u"&ndash;"_s, u"–"_s}, {u"&mdash;"_s, u"—"_s}, {u"&hellip;"_s, u"…"_s}};
    if (const auto known = kNamed.constFind(entity); known != kNamed.constEnd())
        return *known;
    if (!entity.startsWith("&#"_L1))
        return entity;
    const bool hex = entity.size() > 3 && (entity[2] == u'x' || entity[2] == u'X');
    bool number = false;
    const uint code = QStringView(entity).mid(hex ? 3 : 2).chopped(1).toUInt(&number, hex ? 16 : 10);
    const bool character = number && code > 0 && code <= QChar::LastValidCodePoint && !QChar::isSurrogate(code);
    return character ? QString::fromUcs4(reinterpret_cast<const char32_t*>(&code), 1) : QString(QChar::ReplacementCharacter);
}

/// Collects blocks, links and images from the parser's events.
class ProseReader {
public:
    explicit ProseReader(Prose& out) : m_out(out) {}

    void enterBlock(MD_BLOCKTYPE type, void* detail)
    {
        flush();
        switch (type) {
        case MD_BLOCK_H: start(Prose::Heading, int(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level)); break;
        case MD_BLOCK_CODE: start(Prose::Code, 0); break;
        case MD_BLOCK_TH:
        case MD_BLOCK_TD: start(Prose::Cell, 0); break;
        case MD_BLOCK_UL:
        case MD_BLOCK_OL: ++m_out.lists; break;
        case MD_BLOCK_TABLE: ++m_out.tables; break;
        case MD_BLOCK_QUOTE: ++m_quotes; break;
        case MD_BLOCK_LI: ++m_items; startRunning(); break;
        case MD_BLOCK_P: startRunning(); break;
        default: break;
        }
    }
    void leaveBlock(MD_BLOCKTYPE type)
    {
        flush();
        if (type == MD_BLOCK_QUOTE)
            --m_quotes;
        else if (type == MD_BLOCK_LI)
            --m_items;
    }
    void enterSpan(MD_SPANTYPE type, void* detail)
    {
        if (type == MD_SPAN_A) {
            m_link = {{}, textOf(static_cast<MD_SPAN_A_DETAIL*>(detail)->href)};
            m_inLink = true;
        } else if (type == MD_SPAN_IMG) {
            m_image = {{}, textOf(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src)};
            ++m_inImage;
        }
    }
    void leaveSpan(MD_SPANTYPE type)
    {
        if (type == MD_SPAN_A) {
            m_out.links.append(m_link);
            m_inLink = false;
        } else if (type == MD_SPAN_IMG && --m_inImage == 0) {
            m_out.images.append(m_image);
        }
    }
    void text(MD_TEXTTYPE type, const char* bytes, MD_SIZE size)
    {
        switch (type) {
        case MD_TEXT_HTML: return;
        case MD_TEXT_NULLCHAR: return put(QString(QChar::ReplacementCharacter));
        case MD_TEXT_BR:
        case MD_TEXT_SOFTBR: return put(u" "_s);
        case MD_TEXT_ENTITY: return put(decodedEntity(QString::fromUtf8(bytes, qsizetype(size))));
        default: return put(QString::fromUtf8(bytes, qsizetype(size)));
        }
    }

private:
    static QString textOf(const MD_ATTRIBUTE& attribute)
    {
        return QString::fromUtf8(attribute.text, qsizetype(attribute.size));
    }
    void start(Prose::Kind kind, int level) { m_block = {kind, level, {}}; }
    void startRunning() { start(m_items ? Prose::Item : m_quotes ? Prose::Quote : Prose::Paragraph, 0); }
    void put(const QString& text)
    {
        if (m_inImage)
            m_image.alt += text;
        else
            m_block.text += text;
        if (m_inLink)
            m_link.text += text;
    }
    void flush()
    {
        if (const QString text = m_block.text.trimmed(); !text.isEmpty())
            m_out.blocks.append({m_block.kind, m_block.level, text});
        m_block.text.clear();
    }

    Prose& m_out;
    Prose::Block m_block;
    Prose::Link m_link;
    Prose::Image m_image;
    int m_items = 0;
    int m_quotes = 0;
    int m_inImage = 0;
    bool m_inLink = false;
};

MD_PARSER parserFor()
{
    MD_PARSER parser{};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_PERMISSIVEURLAUTOLINKS;
    parser.enter_block = [](MD_BLOCKTYPE t, void* d, void* r) { return static_cast<ProseReader*>(r)->enterBlock(t, d), 0; };
    parser.leave_block = [](MD_BLOCKTYPE t, void*, void* r) { return static_cast<ProseReader*>(r)->leaveBlock(t), 0; };
    parser.enter_span = [](MD_SPANTYPE t, void* d, void* r) { return static_cast<ProseReader*>(r)->enterSpan(t, d), 0; };
    parser.leave_span = [](MD_SPANTYPE t, void*, void* r) { return static_cast<ProseReader*>(r)->leaveSpan(t), 0; };
    parser.text = [](MD_TEXTTYPE t, const MD_CHAR* b, MD_SIZE n, void* r) {
        return static_cast<ProseReader*>(r)->text(t, b, n), 0;
    };
    return parser;
}

bool isRunning(const Prose::Block& block)
{
    return block.kind == Prose::Paragraph || block.kind == Prose::Item || block.kind == Prose::Quote;
}

bool isIdeograph(char32_t c)
{
    const QChar::Script script = QChar::script(c);
    return script == QChar::Script_Han || script == QChar::Script_Hiragana || script == QChar::Script_Katakana;
}

bool isWordPart(char32_t c)
{
    return QChar::isLetterOrNumber(c) || QChar::isMark(c);
}

struct CodePoint {
    char32_t value = 0;
    qsizetype units = 0; ///< 0: there is none
};

CodePoint codePointAt(QStringView text, qsizetype at)
{
    if (at >= text.size())
        return {};
    if (text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate())
        return {QChar::surrogateToUcs4(text[at], text[at + 1]), 2};
    return {text[at].unicode(), 1};
}

/// Whether the sign `c` between `before` and `after` holds a word together.
bool joins(QChar c, QChar before, char32_t after, bool oneLetterSoFar)
{
    switch (c.unicode()) {
    case u'\'':
    case u'’':
    case u'-':
    case u'‐':
    case u'&': return isWordPart(after);
    case u',': return before.isDigit() && QChar::isDigit(after);
    case u'.': return (before.isDigit() && QChar::isDigit(after)) || (oneLetterSoFar && QChar::isLetter(after));
    default: return false;
    }
}

/// The end of the word that begins at `from`.
qsizetype wordEnd(QStringView text, qsizetype from)
{
    qsizetype at = from;
    qsizetype segment = from; // behind the last joining sign
    while (at < text.size()) {
        const auto [c, units] = codePointAt(text, at);
        if (isWordPart(c) && !isIdeograph(c)) {
            at += units;
            continue;
        }
        const CodePoint after = codePointAt(text, at + 1);
        if (units != 1 || !after.units || isIdeograph(after.value)
            || !joins(text[at], text[at - 1], after.value, at - segment == 1))
            return at;
        segment = ++at;
    }
    return at;
}

bool isAlwaysTerminator(QChar c)
{
    return c == u'。' || c == u'！' || c == u'？' || c == u'।';
}

bool isTerminator(QChar c)
{
    return c == u'.' || c == u'!' || c == u'?' || c == u'…' || c == u'؟' || c == u'۔' || isAlwaysTerminator(c);
}

bool isCloser(QChar c)
{
    return c == u'"' || c == u'\'' || c == u'”' || c == u'’' || c == u'»' || c == u')' || c == u']' || c == u'」';
}

/// Whether the point at `dot` belongs to an abbreviation or an initial, so that no sentence ends there.
bool isAbbreviation(QStringView text, qsizetype dot, QChar next)
{
    static const QSet<QString> kNever{u"mr"_s,  u"mrs"_s,  u"ms"_s,   u"dr"_s,   u"prof"_s, u"st"_s,  u"vs"_s,  u"e.g"_s, u"i.e"_s,
                                      u"cf"_s,  u"fig"_s,  u"approx"_s, u"dept"_s, u"est"_s, u"vol"_s, u"pp"_s, u"gen"_s,
                                      u"col"_s, u"rev"_s,  u"hon"_s,  u"eds"_s,  u"incl"_s, u"resp"_s, u"ca"_s, u"viz"_s};
    qsizetype from = dot;
    while (from > 0 && (text[from - 1].isLetter() || text[from - 1] == u'.'))
        --from;
    const QStringView token = text.sliced(from, dot - from);
    if (token.size() == 1 && token[0].isUpper() && token[0] != u'I')
        return true;
    const QString small = token.toString().toLower();
    return kNever.contains(small) || (next.isDigit() && (small == "no"_L1 || small == "nos"_L1));
}

/// Whether a sentence ends with the signs [mark, end) of `text`.
bool endsSentence(QStringView text, qsizetype mark, qsizetype end)
{
    if (end >= text.size() || isAlwaysTerminator(text[mark]))
        return true;
    if (!text[end].isSpace())
        return false;
    qsizetype next = end;
    while (next < text.size() && !text[next].isLetterOrNumber())
        ++next;
    if (next >= text.size())
        return true;
    if (text[next].isLower())
        return false;
    return text[mark] != u'.' || end - mark > 1 || !isAbbreviation(text, mark, text[next]);
}

} // namespace

Prose Prose::fromMarkdown(const QString& markdown)
{
    Prose prose;
    ProseReader reader(prose);
    const QByteArray utf8 = markdown.toUtf8();
    const MD_PARSER parser = parserFor();
    md_parse(utf8.constData(), MD_SIZE(utf8.size()), &parser, &reader);
    return prose;
}

QList<Prose::Block> Prose::headings() const
{
    QList<Block> found;
    for (const Block& block : blocks)
        if (block.kind == Heading)
            found.append(block);
    return found;
}

QString Prose::running() const
{
    QString text;
    for (const Block& block : blocks)
        if (isRunning(block))
            text += (text.isEmpty() ? QString() : u"\n"_s) + block.text;
    return text;
}

QStringList Prose::sentences() const
{
    QStringList all;
    for (const Block& block : blocks)
        if (isRunning(block))
            all += sentencesOf(block.text);
    return all;
}

QStringList Prose::wordsOf(QStringView text)
{
    QStringList words;
    qsizetype at = 0;
    while (at < text.size()) {
        const auto [c, units] = codePointAt(text, at);
        const bool starts = QChar::isLetterOrNumber(c);
        const qsizetype end = !starts || isIdeograph(c) ? at + units : wordEnd(text, at);
        if (starts)
            words.append(text.sliced(at, end - at).toString());
        at = end;
    }
    return words;
}

QStringList Prose::sentencesOf(QStringView text)
{
    QStringList found;
    qsizetype from = 0;
    const auto take = [&](qsizetype end) {
        const QStringView sentence = text.sliced(from, end - from).trimmed();
        const bool says = std::any_of(sentence.begin(), sentence.end(), [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
        if (says)
            found.append(sentence.toString());
        from = end;
    };
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (!isTerminator(text[at]))
            continue;
        qsizetype end = at + 1;
        while (end < text.size() && (isTerminator(text[end]) || isCloser(text[end])))
            ++end;
        if (endsSentence(text, at, end))
            take(end);
        at = end - 1;
    }
    take(text.size());
    return found;
}

} // namespace qd::agents
