#include "tests/bench/inbox/CrowdedHome.h"

#include "tests/bench/Workload.h"

namespace qd::bench {

namespace {

constexpr Duration kDay = std::chrono::hours(24);

Organisation desk(int steps)
{
    Organisation desk;
    desk.id = {QStringLiteral("desk")};
    desk.title = QStringLiteral("Desk");
    AgentProfile writer;
    writer.id = {QStringLiteral("writer")};
    writer.title = QStringLiteral("Writer");
    writer.reportsTo = human();
    desk.agents = {writer};
    Workflow workflow;
    workflow.id = {QStringLiteral("piece")};
    for (int i = 0; i < steps; ++i) {
        Step step;
        step.id = {QStringLiteral("publish-%1").arg(i)};
        step.title = QStringLiteral("Publish");
        step.kind = StepKind::Effect;
        step.agent = writer.id;
        workflow.steps.append(step);
    }
    desk.workflows = {workflow};
    return desk;
}

EffectContent contentOf(const QString& site, int number)
{
    EffectContent content;
    content.kind = {QStringLiteral("blog-post")};
    content.connector = {QStringLiteral("folder-site")};
    content.destination = QStringLiteral("%1/posts/page-%2/").arg(site).arg(number);
    content.audience = QStringLiteral("everybody who reads the site");
    content.title = QStringLiteral("How storage pays for itself in the first year, part %1").arg(number);
    content.details = {{QStringLiteral("slug"), QStringLiteral("page-%1").arg(number)}};
    for (const char* name : {"index.html", "page.md"})
        content.files.append({QStringLiteral("posts/page-%1/%2").arg(number).arg(QLatin1String(name)), QByteArray(32, char('a' + number % 26)), QStringLiteral("text/html"), 9'000});
    return content;
}

/// As much of it as a real one has.
Approval approvalOf(const Effect& effect, int number, Instant now)
{
    Approval item;
    item.id = {Uuid{0x0190000000017000ull, 0x8000000000000000ull + quint64(number)}};
    item.run = effect.run;
    item.step = effect.step;
    item.effect = effect.id;
    item.kind = effect.content.kind;
    item.title = effect.content.title;
    item.from = effect.agent;
    item.sha256 = effect.sha256;
    item.content = effect.content;
    item.why = QStringLiteral("The matrix has you decide on every blog post.");
    item.onExpiry = QStringLiteral("It is not published, and the run ends.");
    item.preview = QByteArray(32, 'p');
    item.previewType = QStringLiteral("text/html");
    for (const char* name : {"brand-voice", "seo", "readability"})
        item.scores.append({QString::fromLatin1(name), double(60 + number % 40), 100, {QStringLiteral("It says what it is for in its first line.")}});
    item.checks = {{{QStringLiteral("editor")}, QStringLiteral("approved"), QStringLiteral("Every figure has its source.")}};
    item.asked = now;
    item.expires = now + kDay + Duration(1'000 * number);
    item.grace = kDay; // nothing leaves while it is measured
    return item;
}

/// What one item takes to wait; of its run, when it is the first of it.
QList<Fact> waiting(const QString& site, int number, int runs, const QByteArray& organisation, Instant now)
{
    Effect effect;
    effect.id = {Uuid{0x0190000000027000ull, 0x8000000000000000ull + quint64(number)}};
    effect.run = {Uuid{0x0190000000037000ull, 0x8000000000000000ull + quint64(number % runs)}};
    effect.step = {QStringLiteral("publish-%1").arg(number / runs)};
    effect.agent = {QStringLiteral("writer")};
    effect.content = contentOf(site, number);
    effect.sha256 = contentHash(effect.content);
    effect.changed = now;
    QList<Fact> facts;
    if (number < runs) {
        BriefSubmitted brief;
        brief.run = effect.run;
        brief.brief = {effect.run.uuid};
        brief.text = QStringLiteral("Write about storage, part %1").arg(number);
        facts.append(brief);
        facts.append(RunStarted{effect.run, {QStringLiteral("piece")}, organisation, brief.text});
    }
    facts.append(EffectPlanned{effect});
    facts.append(ApprovalAsked{approvalOf(effect, number, now)});
    return facts;
}

/// The steps that no item waits at are done, so that nobody begins them.
void leaveOut(QList<Fact>& facts, int number, int items, int runs)
{
    if (number >= runs)
        return;
    const RunId run{Uuid{0x0190000000037000ull, 0x8000000000000000ull + quint64(number)}};
    for (int step = (items - 1 - number) / runs + 1; step < (items - 1) / runs + 1; ++step)
        facts.append(StepSkipped{run, {QStringLiteral("publish-%1").arg(step)}, QStringLiteral("nothing to publish")});
}

} // namespace

void crowd(const app::Home& home, const QString& organisation, int items, int runs)
{
    if (!home.make())
        qFatal("the home cannot be made");
    SystemClock clock;
    EventStore store(clock);
    auto opened = store.open(home.record(organisation));
    if (!opened)
        qFatal("%s", qPrintable(opened.error().text));
    OfficeState state = std::move(opened->state);
    Mailbox mailbox;
    QList<StoredFact> some;
    const auto put = [&](const Fact& fact) {
        some.append({state.sequence + 1, clock.now(), system(), 0, {}, {}, fact});
        state.apply(some.last());
    };
    put(OrganisationAdopted{desk((items - 1) / runs + 1), QByteArray(32, 'd'), QStringLiteral("bench")});
    for (int number = 0; number < items; ++number) {
        QList<Fact> facts = waiting(home.published() + QLatin1Char('/') + organisation + QStringLiteral("/site"), number, runs, state.org.current, clock.now());
        leaveOut(facts, number, items, runs);
        for (const Fact& fact : facts)
            put(fact);
        if (some.size() > 1'000 || number + 1 == items)
            wait([&](auto done) { store.append({std::exchange(some, {}), {}, {}}, &mailbox, [done](Result<Sequence>) { done(); }); });
    }
    store.saveSnapshot(state);
}

} // namespace qd::bench
