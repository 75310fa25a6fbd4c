#include "agents/skills/text/Prose.h"

#include <QHash>

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

} // namespace qd::agents
