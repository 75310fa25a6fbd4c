#include "agents/llm/rehearsal/text/Material.h"

#include <QRegularExpression>

namespace qd::agents::rehearsal {

namespace {

struct Block {
    QString attributes;
    QString inner; ///< still escaped
};

QString unescaped(QString text)
{
    text.replace(QStringLiteral("&lt;"), QStringLiteral("<"));
    text.replace(QStringLiteral("&gt;"), QStringLiteral(">"));
    text.replace(QStringLiteral("&quot;"), QStringLiteral("\""));
    text.replace(QStringLiteral("&amp;"), QStringLiteral("&"));
    return text;
}

bool startsLine(const QString& text, qsizetype at)
{
    while (at > 0 && (text[at - 1] == u' ' || text[at - 1] == u'\t'))
        --at;
    return at == 0 || text[at - 1] == u'\n' || text[at - 1] == u'>';
}

QList<Block> blocksOf(const QString& text, const QString& tag)
{
    QList<Block> found;
    const QString open = u'<' + tag;
    const QString close = QStringLiteral("</") + tag + u'>';
    for (qsizetype at = text.indexOf(open); at >= 0; at = text.indexOf(open, at)) {
        const qsizetype nameEnd = at + open.size();
        const bool whole = nameEnd < text.size() && (text[nameEnd] == u'>' || text[nameEnd] == u' ');
        const qsizetype openEnd = whole ? text.indexOf(u'>', nameEnd) : -1;
        const qsizetype end = openEnd < 0 ? -1 : text.indexOf(close, openEnd);
        if (end < 0 || !startsLine(text, at)) {
            at = nameEnd;
            continue;
        }
        found.append({text.mid(nameEnd, openEnd - nameEnd), text.mid(openEnd + 1, end - openEnd - 1)});
        at = end + close.size();
    }
    return found;
}

QString firstBlock(const QString& text, const char* tag)
{
    const QList<Block> blocks = blocksOf(text, QString::fromLatin1(tag));
    return blocks.isEmpty() ? QString() : unescaped(blocks.first().inner).trimmed();
}

QString attribute(const Block& block, const char* name)
{
    const QRegularExpression pattern(QStringLiteral("\\b%1=\"([^\"]*)\"").arg(QString::fromLatin1(name)));
    return unescaped(pattern.match(block.attributes).captured(1));
}

Json jsonOf(const QString& text)
{
    const Result<Json> read = Json::parse(text.trimmed().toUtf8());
    return read ? *read : Json();
}

void readSystem(const QString& system, Material& into)
{
    for (const Block& agent : blocksOf(system, QStringLiteral("agent"))) {
        into.agentId = attribute(agent, "id");
        into.rank = attribute(agent, "rank");
        into.agentTitle = unescaped(agent.inner).trimmed();
    }
    into.role = firstBlock(system, "role");
    const QStringList lines = firstBlock(system, "personality").split(u'\n', Qt::SkipEmptyParts);
    into.tone = lines.value(0);
    into.style = lines.value(1);
    into.example = lines.value(2);
    const Result<Brand> brand = decode<Brand>(jsonOf(firstBlock(system, "brand")));
    if (brand)
        into.brand = *brand;
    if (into.brand.name.isEmpty())
        into.brand.name = firstBlock(system, "organisation");
}

void readLists(const QString& prompt, Material& into)
{
    for (const Block& block : blocksOf(prompt, QStringLiteral("source")))
        into.sources.append({attribute(block, "name"), attribute(block, "origin"), attribute(block, "integrity"), unescaped(block.inner)});
    for (const Block& block : blocksOf(prompt, QStringLiteral("result")))
        into.upstream.append({attribute(block, "step"), attribute(block, "agent"), jsonOf(unescaped(block.inner))});
    for (const Block& block : blocksOf(prompt, QStringLiteral("notes"))) {
        if (const QString text = unescaped(block.inner).trimmed(); !text.isEmpty())
            into.notes.append({attribute(block, "from"), text});
    }
    for (const Block& block : blocksOf(prompt, QStringLiteral("turn")))
        into.debate.append({attribute(block, "agent"), jsonOf(unescaped(block.inner))});
    for (const QString& line : firstBlock(prompt, "memory").split(u'\n', Qt::SkipEmptyParts))
        into.memory.append(line.trimmed());
}

} // namespace

const Json& Material::result(QStringView wanted) const
{
    static const Json none;
    for (auto it = upstream.rbegin(); it != upstream.rend(); ++it)
        if (it->step == wanted)
            return it->reply;
    return none;
}

QString Material::resultText(QStringView wanted, QStringView member) const
{
    return result(wanted).at(member).toString().trimmed();
}

Material readMaterial(const LlmRequest& request)
{
    Material read;
    readSystem(request.system, read);
    const QString& prompt = request.prompt;
    for (const Block& task : blocksOf(prompt, QStringLiteral("task"))) {
        read.task = attribute(task, "name");
        read.step = attribute(task, "step");
        read.round = attribute(task, "round").toInt();
        read.part = attribute(task, "part").toInt();
        break;
    }
    read.brief = firstBlock(prompt, "brief");
    read.title = firstBlock(prompt, "title");
    read.draft = firstBlock(prompt, "draft");
    read.invalid = firstBlock(prompt, "invalid");
    readLists(prompt, read);
    const QString schema = firstBlock(prompt, "reply");
    read.schema = request.replySchema.isEmpty() ? jsonOf(schema) : jsonOf(QString::fromUtf8(request.replySchema));
    if (read.task.isEmpty())
        read.task = request.replyName;
    return read;
}

} // namespace qd::agents::rehearsal
