#include "agents/organisation/packs/PackCheck.h"

#include "agents/organisation/OrganisationFile.h"
#include "agents/organisation/packs/ReplyForm.h"
#include "core/rules/course/Terms.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace qd::agents {

namespace {

constexpr qsizetype kMostPrompts = 100;
constexpr qsizetype kLongestPrompt = 32 * 1024;
constexpr qsizetype kLongestName = 120;
constexpr qsizetype kMostFaults = 20;
const QString kFormat = QStringLiteral("quarterdeck-pack 1");

/// What every turn is told around its task, and what is asked of agents beside their steps: these are the program's own.
const QStringList& reserved()
{
    static const QStringList kReserved{QStringLiteral("system"), QStringLiteral("tools"), QStringLiteral("extract"), QStringLiteral("escalation"), QStringLiteral("remedy"), QStringLiteral("shift"), QStringLiteral("clearance")};
    return kReserved;
}

/// Signs that nobody sees, or that turn the order of others (UAX #9, UTR #36); the two joiners that some scripts need stay.
bool isHidden(char32_t sign)
{
    const auto within = [sign](char32_t from, char32_t to) { return sign >= from && sign <= to; };
    return (sign < 0x20 && sign != '\n' && sign != '\t') || within(0x7f, 0x9f) || sign == 0xad || sign == 0x061c || sign == 0x115f || sign == 0x1160 || sign == 0x17b4
        || sign == 0x17b5 || sign == 0x180e || sign == 0x200b || within(0x200e, 0x200f) || within(0x202a, 0x202e) || within(0x2028, 0x2029) || within(0x2060, 0x206f)
        || sign == 0x3164 || within(0xd800, 0xf8ff) || sign == 0xfeff || sign == 0xffa0 || within(0xfff0, 0xfffb) || (sign & 0xfffe) == 0xfffe || within(0x1d173, 0x1d17a)
        || sign >= 0xe0000;
}

class Walk {
public:
    QList<Fault> faults;

    void at(const Json& value, const QString& path)
    {
        if (faults.size() >= kMostFaults)
            return;
        if (value.kind() == Json::String)
            look(value.toString(), path);
        for (qsizetype i = 0; i < value.items().size(); ++i)
            at(value.items()[i], path + QStringLiteral("/%1").arg(i));
        for (const Json::Member& member : value.members()) {
            look(member.first, path);
            at(member.second, path + u'/' + member.first.left(64));
        }
    }

private:
    void look(const QString& text, const QString& path)
    {
        if (const QString why = whyUnreadable(text); !why.isEmpty())
            faults.append({path.isEmpty() ? QStringLiteral("/") : path, why, QStringLiteral("expected text that is read as it stands")});
    }
};

void checkNames(const Json& object, const QStringList& known, const QString& path, QList<Fault>& faults)
{
    if (object.kind() != Json::Object) {
        faults.append({path.isEmpty() ? QStringLiteral("/") : path, QStringLiteral("is no object"), QStringLiteral("expected a JSON object")});
        return;
    }
    for (const Json::Member& member : object.members())
        if (!known.contains(member.first))
            faults.append({path + u'/' + member.first.left(64), QStringLiteral("has no place in a pack"), QStringLiteral("expected only %1").arg(known.join(QLatin1String(", ")))});
}

/// One line for people, as a title.
void checkLine(const QString& text, const QString& path, QList<Fault>& faults)
{
    if (text.trimmed() != text || text.isEmpty() || text.size() > kLongestName || text.contains(u'\n') || text.contains(u'\t'))
        faults.append({path, QStringLiteral("is \"%1\"").arg(text.left(40)), QStringLiteral("expected one line of at most %1 characters").arg(kLongestName)});
    if (const QString word = lookAlike(text); !word.isEmpty())
        faults.append({path, QStringLiteral("mixes letters of scripts that look alike in \"%1\"").arg(word), QStringLiteral("expected each word in one script")});
}

void checkOwnName(const QString& name, const QString& path, QList<Fault>& faults)
{
    if (!isSlug(name))
        faults.append({path, QStringLiteral("is no name"), QStringLiteral("expected small letters, digits and single hyphens, as in \"field-report\"")});
    else if (reserved().contains(name))
        faults.append({path, QStringLiteral("takes the place of one of the program's own"), QStringLiteral("expected another name than %1").arg(reserved().join(QLatin1String(", ")))});
}

void checkPrompts(const Json& prompts, QList<Fault>& faults)
{
    static const QRegularExpression kVersion(QStringLiteral("^version:[ \\t]*[1-9][0-9]{0,8}[ \\t]*\\n."));
    if (prompts.members().size() > kMostPrompts)
        faults.append({QStringLiteral("/prompts"), QStringLiteral("has %1 entries").arg(prompts.members().size()), QStringLiteral("expected at most %1").arg(kMostPrompts)});
    for (const Json::Member& prompt : prompts.members()) {
        const QString path = QStringLiteral("/prompts/") + prompt.first.left(64);
        const QString text = prompt.second.toString();
        checkOwnName(prompt.first, path, faults);
        if (prompt.second.kind() != Json::String || !kVersion.match(text).hasMatch())
            faults.append({path, QStringLiteral("does not say its version"), QStringLiteral("expected a text that begins with \"version: 1\" on its first line")});
        if (text.size() > kLongestPrompt)
            faults.append({path, QStringLiteral("has %1 characters").arg(text.size()), QStringLiteral("expected at most %1").arg(kLongestPrompt)});
    }
}

void checkReplies(const Json& replies, QList<Fault>& faults)
{
    if (replies.members().size() > kMostPrompts)
        faults.append({QStringLiteral("/replies"), QStringLiteral("has %1 entries").arg(replies.members().size()), QStringLiteral("expected at most %1").arg(kMostPrompts)});
    for (const Json::Member& reply : replies.members()) {
        const QString path = QStringLiteral("/replies/") + reply.first.left(64);
        checkOwnName(reply.first, path, faults);
        faults += faultsOfReplyForm(reply.second, path);
    }
}

/// What she alone says: tools of her servers, and people whom she keeps.
void checkStep(const Step& step, const QString& path, QList<Fault>& faults)
{
    for (const QString& tool : step.tools)
        if (tool.startsWith(QLatin1String("mcp_")))
            faults.append({path + QStringLiteral("/tools"), QStringLiteral("names \"%1\", a tool of a server of yours").arg(tool), QStringLiteral("expected tools of this program only")});
    const auto to = step.input.constFind(QStringLiteral("to"));
    if (to == step.input.constEnd())
        return;
    const QStringList* list = std::get_if<QStringList>(&*to);
    for (const QString& one : list ? *list : QStringList{rules::textOf(*to)})
        if (one.contains(QLatin1String("contact:")) || one.contains(u'@'))
            faults.append({path + QStringLiteral("/input/to"), QStringLiteral("names somebody: \"%1\"").arg(one.left(60)), QStringLiteral("expected a list (segment:NAME), which you fill")});
}

} // namespace

QString archiveName(const QByteArray& bytes)
{
    static const QList<std::pair<QByteArray, QString>> kBegins{{QByteArrayLiteral("PK\x03\x04"), QStringLiteral("a zip archive")}, {QByteArrayLiteral("PK\x05\x06"), QStringLiteral("a zip archive")},
                                                               {QByteArrayLiteral("\x1f\x8b"), QStringLiteral("a gzip archive")}, {QByteArrayLiteral("BZh"), QStringLiteral("a bzip2 archive")},
                                                               {QByteArrayLiteral("\xfd" "7zXZ"), QStringLiteral("an xz archive")}, {QByteArrayLiteral("7z\xbc\xaf"), QStringLiteral("a 7-Zip archive")},
                                                               {QByteArrayLiteral("\x28\xb5\x2f\xfd"), QStringLiteral("a zstd archive")}, {QByteArrayLiteral("Rar!"), QStringLiteral("a RAR archive")}};
    constexpr qsizetype kTarMagic = 257; // POSIX 1003.1, ustar
    for (const auto& [begin, name] : kBegins)
        if (bytes.startsWith(begin))
            return name;
    return bytes.mid(kTarMagic, 5) == "ustar" ? QStringLiteral("a tar archive") : QString();
}

QString whyUnreadable(const QString& text)
{
    for (const char32_t sign : text.toUcs4())
        if (isHidden(sign))
            return QStringLiteral("holds a sign that is not seen or turns others (U+%1)").arg(QString::number(uint(sign), 16).toUpper().rightJustified(4, u'0'));
    return {};
}

QString lookAlike(const QString& text)
{
    static const QSet<QChar::Script> kAlike{QChar::Script_Latin, QChar::Script_Cyrillic, QChar::Script_Greek, QChar::Script_Armenian, QChar::Script_Cherokee, QChar::Script_Coptic, QChar::Script_Lisu};
    static const QRegularExpression kGap(QStringLiteral("[\\s\\p{P}]+"));
    for (const QString& word : text.split(kGap, Qt::SkipEmptyParts)) {
        QSet<QChar::Script> scripts;
        for (const char32_t sign : word.toUcs4())
            if (const QChar::Script script = QChar::script(sign); kAlike.contains(script))
                scripts.insert(script);
        if (scripts.size() > 1)
            return word;
    }
    return {};
}

QList<Fault> faultsOfTexts(const Json& file)
{
    Walk walk;
    walk.at(file, {});
    return walk.faults;
}

QList<Fault> faultsOfMembers(const Json& file)
{
    QList<Fault> faults;
    checkNames(file, {QStringLiteral("format"), QStringLiteral("pack"), QStringLiteral("organisation"), QStringLiteral("prompts"), QStringLiteral("replies")}, {}, faults);
    if (file.at(u"format").toString() != kFormat)
        faults.append({QStringLiteral("/format"), QStringLiteral("is \"%1\"").arg(file.at(u"format").toString().left(40)), QStringLiteral("expected \"%1\"").arg(kFormat)});
    const Json& imprint = file.at(u"pack");
    const QStringList lines{QStringLiteral("title"), QStringLiteral("publisher"), QStringLiteral("version"), QStringLiteral("licence")};
    checkNames(imprint, QStringList{QStringLiteral("id")} + lines, QStringLiteral("/pack"), faults);
    if (!isSlug(imprint.at(u"id").toString()))
        faults.append({QStringLiteral("/pack/id"), QStringLiteral("is no id"), QStringLiteral("expected small letters, digits and single hyphens, as in \"field-office\"")});
    for (const QString& line : lines)
        checkLine(imprint.at(line).toString(), QStringLiteral("/pack/") + line, faults);
    for (const char16_t* folder : {u"prompts", u"replies"})
        if (const Json* texts = file.find(folder); texts && texts->kind() != Json::Object)
            faults.append({u'/' + QString::fromUtf16(folder), QStringLiteral("is no object"), QStringLiteral("expected an object with one member for each")});
    checkPrompts(file.at(u"prompts"), faults);
    checkReplies(file.at(u"replies"), faults);
    return faults;
}

QList<Fault> faultsOfPacked(const Organisation& organisation, const QString& id, const QStringList& brands)
{
    QList<Fault> faults;
    if (organisation.id.text != id)
        faults.append({QStringLiteral("/organisation/id"), QStringLiteral("is \"%1\"").arg(organisation.id.text), QStringLiteral("expected the pack's, \"%1\"").arg(id)});
    if (!brands.contains(organisation.brand))
        faults.append({QStringLiteral("/organisation/brand"), QStringLiteral("is \"%1\"").arg(organisation.brand), QStringLiteral("expected a brand that is here, since a pack brings none: %1").arg(brands.join(QLatin1String(", ")))});
    checkLine(organisation.title, QStringLiteral("/organisation/title"), faults);
    for (qsizetype i = 0; i < organisation.agents.size(); ++i) {
        const QString path = QStringLiteral("/organisation/agents/%1").arg(i);
        checkLine(organisation.agents[i].title, path + QStringLiteral("/title"), faults);
        for (const QString& tool : organisation.agents[i].tools)
            if (tool.startsWith(QLatin1String("mcp_")))
                faults.append({path + QStringLiteral("/tools"), QStringLiteral("names \"%1\", a tool of a server of yours").arg(tool), QStringLiteral("expected tools of this program only")});
    }
    for (qsizetype i = 0; i < organisation.workflows.size(); ++i)
        for (const Step& step : organisation.workflows[i].steps)
            checkStep(step, QStringLiteral("/organisation/workflows/%1/steps/%2").arg(i).arg(step.id.text), faults);
    return faults;
}

} // namespace qd::agents
