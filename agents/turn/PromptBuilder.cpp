#include "agents/turn/PromptBuilder.h"

#include "agents/turn/ReplyParser.h"
#include "core/base/Digest.h"

#include <QCache>
#include <QHash>

namespace qd::agents {

namespace {

/// Appends `text` as blockText() gives it.
void appendBlockText(QString& out, QStringView text)
{
    qsizetype begin = 0; // of what stays as it is and was not copied yet
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t code = text[i].unicode();
        if (code > u'>' && code != 0x7f) // nearly all
            continue;
        if ((code >= 0x20 && code < u'>' && code != u'&' && code != u'<') || code == u'\n' || code == u'\t')
            continue;
        out += text.mid(begin, i - begin);
        begin = i + 1;
        if (code == u'&')
            out += QLatin1String("&amp;");
        else if (code == u'<')
            out += QLatin1String("&lt;");
        else if (code == u'>')
            out += QLatin1String("&gt;");
    }
    out += text.mid(begin);
}

QString attribute(const char* name, const QString& value)
{
    QString line = blockText(value).replace(QLatin1Char('"'), QLatin1String("&quot;"));
    line.replace(QLatin1Char('\n'), QLatin1Char(' '));
    return QLatin1Char(' ') + QLatin1String(name) + QLatin1String("=\"") + line + QLatin1Char('"');
}

/// How far what stands in a block can be trusted; the system text says what follows from it.
QString trust(const Label& label)
{
    return attribute("integrity", wordOf(label.integrity));
}

/// <tag attributes>text</tag> on lines of its own.
QString block(const char* tag, const QString& attributes, const QString& text)
{
    const QLatin1String name(tag);
    QString out;
    out.reserve(2 * name.size() + attributes.size() + text.size() + text.size() / 16 + 6);
    out += QLatin1Char('<');
    out += name;
    out += attributes;
    out += QLatin1Char('>');
    appendBlockText(out, text);
    out += QLatin1String("</");
    out += name;
    return out += QLatin1String(">\n");
}

/// <tag>, the blocks, </tag>; nothing when there are none.
QString group(const char* tag, const QString& blocks)
{
    const QString name = QString::fromLatin1(tag);
    return blocks.isEmpty() ? QString()
                            : QLatin1Char('<') + name + QLatin1String(">\n") + blocks + QLatin1String("</") + name + QLatin1String(">\n");
}

QString systemText(const PromptMaterial& m, const QString& frame)
{
    const auto line = [](const QString& text) { return text.simplified(); };
    const QString brand = QString::fromUtf8(encode(m.brand));
    QString text;
    text.reserve(frame.size() + m.agent.role.size() + brand.size() + brand.size() / 8 + 512);
    text += frame;
    text += QLatin1String("\n\n");
    text += block("organisation", {}, line(m.organisation));
    text += block("agent", attribute("id", m.agent.id.text) + attribute("rank", wordOf(m.agent.rank)), line(m.agent.title));
    text += block("role", {}, m.agent.role);
    if (!m.agent.instructions.isEmpty())
        text += block("instructions", attribute("from", human().text), m.agent.instructions);
    text += block("personality", {},
                  QStringList{line(m.agent.personality.tone), line(m.agent.personality.style), line(m.agent.personality.example)}
                      .join(QLatin1Char('\n')));
    return text += block("brand", {}, brand);
}

QString sourceBlocks(const PromptMaterial& m)
{
    QString blocks;
    for (const PromptSource& source : m.sources)
        blocks += block("source",
                        attribute("name", source.name) + attribute("origin", source.origin) + trust(source.label),
                        source.text);
    for (const PromptPiece& piece : m.recalled)
        blocks += block("source",
                        attribute("name", piece.title + QLatin1String(", ") + piece.place) + attribute("origin", piece.piece) + trust(piece.label),
                        piece.text);
    return group("sources", blocks);
}

QString workBlocks(const PromptMaterial& m)
{
    QString upstream;
    for (const PromptResult& result : m.upstream)
        upstream += block("result", attribute("step", result.step.text) + attribute("agent", result.agent.text) + trust(result.label), result.json);
    QString text = group("upstream", upstream);
    QString pictures;
    for (const PromptPicture& picture : m.pictures)
        pictures += block("picture", attribute("kind", picture.kind) + attribute("shown", picture.place > 0 ? QString::number(picture.place) : QStringLiteral("no")),
                          picture.place > 0 ? QStringLiteral("Number %1 of the pictures that come with this. %2").arg(picture.place).arg(picture.text)
                                            : QStringLiteral("You cannot see it. %1 Go by what the results say of it, and say nothing that they do not.").arg(picture.text));
    text += group("pictures", pictures);
    if (m.draft)
        text += block("draft", attribute("version", QString::number(m.draft->version)) + trust(m.draft->label), m.draft->text);
    for (const PromptNotes& notes : m.notes)
        text += block("notes", attribute("from", notes.from.text) + trust(notes.label), notes.text);
    QString messages;
    for (const Heard& told : m.messages)
        messages += block("message",
                          attribute("from", told.from.text) + attribute("type", wordOf(told.type)) + attribute("subject", told.subject)
                              + trust(told.label),
                          told.body);
    text += group("messages", messages);
    QString turns;
    for (const PromptTurn& turn : m.debate)
        turns += block("turn", attribute("agent", turn.agent.text) + trust(turn.label), turn.json);
    return text + group("debate", turns);
}

QString promptText(const PromptMaterial& m, const QString& task, const QByteArray& schema)
{
    QString text = block("task",
                         attribute("name", promptName(m.step, m.arguing)) + attribute("step", m.step.id.text)
                             + attribute("round", QString::number(m.round)) + attribute("part", QString::number(m.part)),
                         task);
    text += block("brief", trust(m.briefLabel), m.brief);
    if (!m.title.isEmpty())
        text += block("title", trust(m.titleLabel), m.title);
    text += sourceBlocks(m);
    text += workBlocks(m);
    if (!m.memory.isEmpty())
        text += block("memory", trust(m.memoryLabel), m.memory.join(QLatin1Char('\n')));
    if (!m.invalid.isEmpty())
        text += block("invalid", {}, m.invalid);
    return text += block("reply", {}, QString::fromUtf8(schema));
}

/// Room for a good reply of that kind, and for a model that thinks before it answers and bills that as output.
TokenCount tokensFor(const QString& reply)
{
    static const QHash<QString, qint64> kTokens{{QStringLiteral("draft"), 16'384},
                                                {QStringLiteral("research"), 8192},
                                                {QStringLiteral("review"), 8192},
                                                {QStringLiteral("argument"), 4096}};
    return {kTokens.value(reply, 6144)};
}

bool isProse(const QString& reply)
{
    return reply == QLatin1String("draft") || reply == QLatin1String("linkedin-post") || reply == QLatin1String("newsletter-entry") || reply == QLatin1String("newsletter")
        || reply == QLatin1String("outline");
}

/// 53 bits, which every provider and every JSON reader holds exactly. Messages don't count: which of them have come by now is a
/// matter of who was faster, and work that is done again after a crash shall have the same dice.
qint64 seedOf(const LlmRequest& request)
{
    static const QLatin1String kEnd("</messages>\n");
    const qsizetype from = request.prompt.indexOf(QLatin1String("<messages>\n")); // text in blocks is escaped: only a tag reads like this
    const qsizetype to = from < 0 ? 0 : request.prompt.indexOf(kEnd, from) + kEnd.size();
    QByteArray both = request.system.toUtf8();
    both.reserve(both.size() + 1 + request.prompt.size() + request.prompt.size() / 16);
    both += '\0';
    if (from > 0)
        both += QStringView(request.prompt).left(from).toUtf8();
    both += QStringView(request.prompt).mid(to).toUtf8();
    const QByteArray hash = sha256(both);
    quint64 seed = 0;
    for (int i = 0; i < 8; ++i)
        seed = (seed << 8) | quint8(hash[i]);
    return qint64(seed >> 11);
}

/// The schema of a reply without the white space that makes it readable for people.
Result<QByteArray> compactSchema(const PromptShelf& shelf, const QString& reply)
{
    const Result<QByteArray> schema = shelf.replySchema(reply);
    if (!schema)
        return schema.error();
    constexpr int kKept = 64;
    static thread_local QCache<QByteArray, QByteArray> kept(kKept); // by the text as it stands in the file
    if (const QByteArray* known = kept.object(*schema))
        return *known;
    const Result<Json> json = Json::parse(*schema);
    if (!json)
        return Error{Error::Parse, QStringLiteral("the reply format \"%1\" cannot be read: %2").arg(reply, json.error().text), reply, {}};
    const QByteArray compact = json->toText();
    kept.insert(*schema, new QByteArray(compact));
    return compact;
}

} // namespace

QString promptName(const Step& step, bool arguing)
{
    return arguing ? QStringLiteral("debate-argue") : step.prompt;
}

/// "extract" where the step names its fields itself.
QString replyName(const Step& step, bool arguing)
{
    return arguing ? QStringLiteral("argument") : step.extracts.isEmpty() ? step.reply : QStringLiteral("extract");
}

QString blockText(const QString& text)
{
    QString out;
    out.reserve(text.size() + text.size() / 16);
    appendBlockText(out, text);
    return out;
}

Result<LlmRequest> buildPrompt(const PromptMaterial& material, const PromptShelf& shelf)
{
    const Result<PromptText> frame = shelf.prompt(QStringLiteral("system"));
    const Result<PromptText> task = material.task.isEmpty() ? shelf.prompt(promptName(material.step, material.arguing)) : PromptText{0, material.task};
    LlmRequest request;
    request.replyName = replyName(material.step, material.arguing);
    const Result<QByteArray> schema = material.step.extracts.isEmpty() ? compactSchema(shelf, request.replyName) : closedFormat(material.step.extracts);
    if (!frame || !task || !schema)
        return !frame ? frame.error() : !task ? task.error() : schema.error();
    request.system = systemText(material, frame->text);
    request.prompts.append({QStringLiteral("system"), frame->version});
    if (material.task.isEmpty())
        request.prompts.append({shelf.calledOf(promptName(material.step, material.arguing)), task->version});
    const Result<PromptText> tools = material.hasTools ? shelf.prompt(QStringLiteral("tools")) : PromptText{};
    if (!tools)
        return tools.error();
    if (material.hasTools)
        request.prompts.append({QStringLiteral("tools"), tools->version});
    const QString wanted = material.hasTools ? task->text + QLatin1String("\n\n") + tools->text : task->text;
    const QString told = material.leftOut.isEmpty() ? wanted : wanted + QLatin1String("\n\n") + material.leftOut;
    request.prompt = promptText(material, told, *schema);
    request.replySchema = *schema;
    request.maxTokens = tokensFor(request.replyName);
    request.temperature = isProse(request.replyName) ? 0.6 : 0.2;
    request.seed = seedOf(request);
    return request;
}

} // namespace qd::agents
