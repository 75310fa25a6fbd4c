#include "agents/tools/Allowance.h"

#include "agents/keys/KeyNames.h"
#include "agents/llm/providers/ProviderList.h"
#include "agents/organisation/DocumentText.h"
#include "agents/organisation/OrganisationFile.h"
#include "core/store/safety/Durable.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace qd::agents {

namespace {

/// The file, as core/base/Describe reads and writes it.
struct KeptTool {
    Json tool;
    QByteArray sha256;
    ToolEffect effect = ToolEffect::Acts;

    template <class V> void fields(V& v)
    {
        v("tool", tool);
        v("sha256", sha256);
        v("effect", effect);
    }
};

struct KeptAllowance {
    int v = 1;
    QByteArray way;
    QString shown;
    Instant time;
    QList<KeptTool> tools;

    template <class V> void fields(V& v_)
    {
        v_("v", v);
        v_("way", way);
        v_("shown", shown);
        v_("time", time);
        v_("tools", tools);
    }
};

/// A key that somebody else is asked with already is not this server's to be shown.
Result<Done> hasKeyOfItsOwn(const ToolServerFile& file, const QString& home, const QString& fileName)
{
    if (file.key.isEmpty())
        return Done{};
    const Result<ProviderList> providers = ProviderList::read(home);
    if (!providers)
        return providers.error();
    const bool isKnown = std::any_of(keyUses().begin(), keyUses().end(), [&](const KeyUse& use) { return use.name == file.key; });
    const auto provider = providers->provider(file.key);
    if (!isKnown && !provider)
        return Done{};
    return errorOf({Fault{QStringLiteral("/key"), QStringLiteral("is \"%1\", the key for %2, which nobody else is shown").arg(file.key, isKnown ? whatKeyIsFor(file.key) : provider->title),
                          QStringLiteral("expected a key of its own, as \"%1\": quarterdeck keys set %1").arg(file.id)}}, fileName);
}

Error unreadable(const QString& file, const QString& why)
{
    return {Error::Parse, QStringLiteral("%1 cannot be used: %2").arg(file, why), file, QStringLiteral("allow the server again: quarterdeck tools allow SERVER")};
}

} // namespace

const AllowedTool* Allowance::find(const QString& tool) const
{
    const auto found = std::find_if(tools.begin(), tools.end(), [&](const AllowedTool& each) { return each.tool.name == tool; });
    return found == tools.end() ? nullptr : &*found;
}

ToolChanges ToolChanges::between(const Allowance& allowed, const QList<ToolDescription>& now)
{
    ToolChanges changes;
    QSet<QString> there;
    for (const ToolDescription& tool : now) {
        there.insert(tool.name);
        const AllowedTool* known = allowed.find(tool.name);
        if (!known)
            changes.added.append(tool.name);
        else if (known->tool.hash() != tool.hash())
            changes.changed.append(tool.name);
    }
    for (const AllowedTool& known : allowed.tools)
        if (!there.contains(known.tool.name))
            changes.gone.append(known.tool.name);
    return changes;
}

QByteArray writeAllowance(const Allowance& allowance)
{
    KeptAllowance kept{1, allowance.way, allowance.shown, allowance.time, {}};
    for (const AllowedTool& each : allowance.tools) {
        const Result<Json> tool = Json::parse(each.tool.toJson());
        kept.tools.append({tool ? *tool : Json(), each.tool.hash(), each.effect});
    }
    const Result<Json> whole = Json::parse(encode(kept));
    return whole ? indented(*whole) : QByteArray();
}

Result<Allowance> readAllowance(const QByteArray& bytes, const QString& fileName)
{
    const Result<KeptAllowance> kept = decodeText<KeptAllowance>(bytes);
    if (!kept)
        return unreadable(fileName, kept.error().text);
    if (kept->v != 1)
        return unreadable(fileName, QStringLiteral("its format is %1, and 1 is known").arg(kept->v));
    Allowance allowance{kept->way, kept->shown, kept->time, {}};
    for (const KeptTool& each : kept->tools) {
        const Result<ToolDescription> tool = ToolDescription::fromJson(each.tool);
        if (!tool)
            return unreadable(fileName, tool.error().text);
        if (tool->hash() != each.sha256)
            return unreadable(fileName, QStringLiteral("the tool %1 is not the one that was allowed").arg(tool->name));
        allowance.tools.append({*tool, each.effect});
    }
    return allowance;
}

QStringList ToolShelf::names() const
{
    QStringList names;
    for (const QString& file : QDir(m_folder).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name))
        names.append(file.chopped(5));
    return names;
}

Result<ToolServerFile> ToolShelf::load(const QString& name) const
{
    if (!isSlug(name))
        return Error{Error::Parse, QStringLiteral("\"%1\" cannot be the name of a server of tools").arg(name), name, QStringLiteral("small letters, digits and single hyphens")};
    if (!QFile::exists(pathOf(name)))
        return Error{Error::Parse, names().isEmpty() ? QStringLiteral("there is no server of tools \"%1\": %2 holds no file").arg(name, m_folder)
                                                     : QStringLiteral("there is no server of tools \"%1\"; there are %2").arg(name, names().join(QLatin1String(", "))),
                     name, QStringLiteral("quarterdeck tools lists them")};
    const Result<QByteArray> bytes = fileBytes(pathOf(name));
    Result<ToolServerFile> file = bytes ? readToolServer(*bytes, pathOf(name)) : Result<ToolServerFile>(bytes.error());
    const Result<Done> own = file ? hasKeyOfItsOwn(*file, m_home, pathOf(name)) : Result<Done>(Done{});
    return own ? file : Result<ToolServerFile>(own.error());
}

Result<std::optional<Allowance>> ToolShelf::allowance(const QString& name) const
{
    const QString file = allowed(name);
    if (!QFile::exists(file))
        return std::optional<Allowance>();
    const Result<QByteArray> bytes = fileBytes(file);
    if (!bytes)
        return bytes.error();
    Result<Allowance> read = readAllowance(*bytes, file);
    if (!read)
        return read.error();
    return std::optional(std::move(*read));
}

Result<Done> ToolShelf::allow(const QString& name, const Allowance& allowance) const
{
    const QString file = allowed(name);
    if (!QDir().mkpath(QFileInfo(file).path()))
        return Error{Error::Store, QStringLiteral("the folder of %1 cannot be made").arg(file), file, {}};
    return writePrivately(file, writeAllowance(allowance));
}

Result<Done> ToolShelf::forbid(const QString& name) const
{
    QFile file(allowed(name));
    if (!file.exists())
        return Done{};
    if (!file.remove())
        return Error{Error::Store, QStringLiteral("%1 cannot be taken away: %2").arg(file.fileName(), file.errorString()), file.fileName(), {}};
    syncFolderOf(file.fileName());
    return Done{};
}

Result<QString> ToolShelf::workFolder(const QString& name) const
{
    const QString folder = m_folder + QLatin1Char('/') + QStringLiteral("work/") + name;
    if (!QDir().mkpath(folder))
        return Error{Error::Store, QStringLiteral("the folder %1 cannot be made").arg(folder), folder, QStringLiteral("make the home writable")};
    return folder;
}

} // namespace qd::agents
