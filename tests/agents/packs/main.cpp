#include "core/facts/FactCodec.h"
#include "core/rules/authority/Authorising.h"
#include "core/rules/packs/PackTexts.h"
#include "core/rules/packs/SkillPacks.h"
#include "core/rules/packs/Taming.h"
#include "resources/Resources.h"
#include "tests/agents/packs/HostilePacks.h"
#include "tests/agents/packs/Watched.h"
#include "tests/support/PromiseTable.h"

#include <QCoreApplication>
#include <QDir>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

// Usage: qd_pack_trials READER N: so many hostile packs, each read by the program READER in a process of its own that is watched (promise P7).
// Exit code 1 when one did anything, or was taken with more than a pack may have.

namespace qd::test {

namespace {

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr qint64 kMostKilobytes = 1024 * 1024; // with what the sanitizer keeps
#else
constexpr qint64 kMostKilobytes = 64 * 1024;
#endif
#else
constexpr qint64 kMostKilobytes = 64 * 1024;
#endif
constexpr qint64 kMostMilliseconds = 2'000;

struct Tally {
    int refused = 0;
    int taken = 0;
    qint64 kilobytes = 0;
    qint64 milliseconds = 0;
    double seconds = 0;
    QStringList broken;
};

QByteArray written(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? bytes : QByteArray();
}

/// Why an organisation that was taken has more than a pack may have; empty: it has not.
QString tooMuch(const Organisation& organisation)
{
    const auto limit = [&](BudgetPeriod period) {
        const Budget whole{wholeOrganisation(), period, {}};
        const auto own = std::find_if(organisation.budgets.begin(), organisation.budgets.end(), [&](const Budget& one) { return one.isAbout(whole); });
        return own == organisation.budgets.end() ? Money{std::numeric_limits<qint64>::max()} : own->limit;
    };
    const auto isUntrusted = [&](const OfficeState& state) {
        const QStringList names = rules::textsOf(organisation).keys();
        return std::all_of(names.begin(), names.end(), [&](const QString& name) { return rules::labelOfTexts(state, organisation, {name}).integrity == Integrity::Untrusted; });
    };
    if (rules::isSkills(organisation)) {
        const bool isBare = encode(organisation) == encode(rules::skillsOf({organisation.id.text}, organisation.title, organisation.prompts, organisation.replies));
        return !isBare ? QStringLiteral("it brings more than texts") : isUntrusted({}) ? QString() : QStringLiteral("it counts as read");
    }
    if (organisation.pack != organisation.id.text || !organisation.triggers.isEmpty())
        return QStringLiteral("it begins by itself, or is not known as a pack's");
    if (limit(BudgetPeriod::Day) > rules::kPackDay || limit(BudgetPeriod::Month) > rules::kPackMonth)
        return QStringLiteral("it has money");
    OfficeState state;
    state.org.current = "x";
    state.org.organisations.insert(state.org.current, organisation);
    for (const AutonomyRule& line : organisation.autonomy)
        for (const AgentProfile& agent : organisation.agents) {
            ActionTraits traits;
            traits.kind = line.action;
            if (rules::judged(state, traits, agent.id, {}, Instant{}).level > Autonomy::L3)
                return QStringLiteral("it lets \"%1\" out by itself").arg(line.action.text);
        }
    return isUntrusted(state) ? QString() : QStringLiteral("a text of it counts as read");
}

/// What is wrong with what came of one pack; empty: nothing is.
QString judged(const HostilePack& pack, const Watched& seen, Tally& tally)
{
    const Result<Json> said = Json::parse(seen.said);
    if (!seen.ended || !said)
        return QStringLiteral("it did not end well");
    tally.kilobytes = std::max(tally.kilobytes, said->at(u"kilobytes").toInteger());
    tally.milliseconds = std::max(tally.milliseconds, said->at(u"milliseconds").toInteger());
    tally.seconds = std::max(tally.seconds, seen.seconds);
    if (!seen.forbidden.isEmpty())
        return seen.forbidden.first();
    if (said->at(u"kilobytes").toInteger() > kMostKilobytes || said->at(u"milliseconds").toInteger() > kMostMilliseconds)
        return QStringLiteral("%1 kB, %2 ms").arg(said->at(u"kilobytes").toInteger()).arg(said->at(u"milliseconds").toInteger());
    const bool isRefused = said->at(u"organisation").isNull();
    ++(isRefused ? tally.refused : tally.taken);
    if (isRefused)
        return pack.isText ? QStringLiteral("it was refused for a text that is only read: %1").arg(said->at(u"error").toString()) : QString();
    if (!pack.isText)
        return QStringLiteral("it was taken");
    Result<Organisation> organisation = decode<Organisation>(said->at(u"organisation"));
    if (!organisation)
        return QStringLiteral("what came of it cannot be read");
    organisation->index();
    return tooMuch(*organisation);
}

/// Whoever watches sees a reader that asks for the network, writes and starts another program: else nothing would be shown by seeing none.
bool isSeen(const QString& reader, const QString& folder)
{
    const QString file = folder + QStringLiteral("/control.json");
    written(file, "{}");
    const QStringList found = watched(reader, file, {QStringLiteral("--misbehave")}).forbidden;
    const auto has = [&](const char* call) { return std::any_of(found.begin(), found.end(), [&](const QString& line) { return line.contains(QLatin1String(call)); }); };
    QFile::remove(file);
    QFile::remove(file + QStringLiteral(".written"));
    return has("socket(") && has("openat(") && has("execve(");
}

bool tryPacks(const QString& reader, int count)
{
    const QTemporaryDir folder;
    Tally tally;
    if (canWatch() && !isSeen(reader, folder.path()))
        tally.broken.append(QStringLiteral("nobody saw a reader that misbehaves"));
    for (const HostilePack& pack : hostilePacks(count)) {
        const QString file = folder.filePath(QStringLiteral("pack.json"));
        written(file, pack.bytes);
        if (!pack.signature.isEmpty())
            written(file + QStringLiteral(".sig"), pack.signature);
        const QString wrong = judged(pack, watched(reader, file), tally);
        if (!wrong.isEmpty())
            tally.broken.append(QStringLiteral("%1: %2").arg(pack.kind, wrong));
        QFile::remove(file);
        QFile::remove(file + QStringLiteral(".sig"));
        if (const QStringList left = QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot); !left.isEmpty())
            tally.broken.append(QStringLiteral("%1: it left %2").arg(pack.kind, left.join(QLatin1String(", "))));
    }
    for (const QString& line : std::as_const(tally.broken))
        std::fprintf(stderr, "%s\n", qPrintable(line));
    printPromise("P7", QStringLiteral("hostile packs, each read by a process that is watched"), count, int(tally.broken.size()),
                 QStringLiteral("%1 refused, %2 taken without what they wanted; at most %3 MB, %4 ms to read, %5 s in all%6")
                     .arg(tally.refused).arg(tally.taken).arg(tally.kilobytes / 1024).arg(tally.milliseconds).arg(tally.seconds, 0, 'f', 1)
                     .arg(canWatch() ? QString() : QStringLiteral("; strace is not here: calls of the system not looked at")));
    return tally.broken.isEmpty();
}

} // namespace

} // namespace qd::test

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    qd::openResources();
    const QString reader = QCoreApplication::arguments().value(1);
    const int count = QCoreApplication::arguments().value(2).toInt();
    if (!QFile::exists(reader) || count < 1) {
        std::fprintf(stderr, "usage: qd_pack_trials READER N\n");
        return 2;
    }
    return qd::test::tryPacks(reader, count) ? 0 : 1;
}
