#include "agents/organisation/BrandFile.h"
#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/Loop.h"
#include "app/commands/Work.h"
#include "app/commands/models/ProviderCall.h"
#include "app/commands/reports/RunReport.h"
#include "app/engine/KeywordsNeeded.h"
#include "app/engine/Shelves.h"
#include "app/engine/SourceFolder.h"
#include "core/rules/Authority.h"
#include "core/rules/Choosing.h"
#include "core/rules/calendar/Moments.h"
#include "core/rules/calendar/Waits.h"

#include <QElapsedTimer>
#include <QSocketNotifier>

#include <cstdio>
#include <unistd.h>

namespace qd::app {

namespace {

struct RunWish {
    SubmitBrief brief;
    std::optional<Brand> brand;
    QString brandFile;
    DepartmentSettings settings;
    QString approve;
    bool wait = false;
};

Result<QString> briefText(const QCommandLineParser& parser)
{
    const bool inlineText = parser.isSet(QStringLiteral("brief"));
    const bool fromFile = parser.isSet(QStringLiteral("brief-file"));
    if (inlineText == fromFile)
        return Error{Error::Parse, QStringLiteral("run needs exactly one of --brief and --brief-file"), QStringLiteral("--brief"),
                     QStringLiteral("--brief \"Launch our Q4 series on AI implementation\"")};
    if (inlineText)
        return parser.value(QStringLiteral("brief"));
    const QString name = parser.value(QStringLiteral("brief-file"));
    return readTextFile(name);
}

Result<Done> readChoices(const QCommandLineParser& parser, RunWish& wish)
{
    wish.approve = parser.isSet(QStringLiteral("approve")) ? parser.value(QStringLiteral("approve")) : QStringLiteral("ask");
    if (!QStringList{QStringLiteral("ask"), QStringLiteral("all"), QStringLiteral("none")}.contains(wish.approve))
        return Error{Error::Parse, QStringLiteral("--approve cannot be \"%1\"").arg(wish.approve), QStringLiteral("--approve"),
                     QStringLiteral("ask, all or none")};
    if (parser.isSet(QStringLiteral("model"))) {
        wish.brief.model = parser.value(QStringLiteral("model"));
        if (const Result<Done> known = rules::judgeUse(wish.brief.model, QStringLiteral("--model")); !known)
            return known.error();
    }
    const Result<double> pace = paceArgument(parser, 0);
    if (!pace)
        return pace.error();
    wish.settings.pace = *pace;
    wish.settings.awaitsCommand = true;
    wish.settings.asksMeanings = true;
    wish.brief.approveAll = wish.approve == QLatin1String("all");
    wish.brief.workflow = {parser.value(QStringLiteral("workflow"))};
    if (parser.isSet(QStringLiteral("priority"))) {
        const QString word = parser.value(QStringLiteral("priority"));
        wish.brief.priority = enumOf<Priority>(word);
        if (!wish.brief.priority)
            return Error{Error::Parse, QStringLiteral("--priority cannot be \"%1\"").arg(word), QStringLiteral("--priority"),
                         QStringLiteral("low, normal, high or urgent")};
    }
    wish.wait = parser.isSet(QStringLiteral("wait"));
    wish.brief.canWait = parser.isSet(QStringLiteral("can-wait"));
    wish.brief.fresh = parser.isSet(QStringLiteral("fresh"));
    wish.brief.campaign = {parser.value(QStringLiteral("campaign"))};
    wish.brief.channel = {parser.value(QStringLiteral("channel"))};
    return Done{};
}

Result<RunWish> readWish(const QCommandLineParser& parser)
{
    RunWish wish;
    const Result<QString> text = briefText(parser);
    if (!text)
        return text.error();
    wish.brief.text = *text;
    if (const Result<Done> read = readChoices(parser, wish); !read)
        return read.error();
    for (const QString& place : parser.values(QStringLiteral("sources"))) {
        const Result<QList<GivenSource>> sources = readSources(place);
        if (!sources)
            return sources.error();
        wish.brief.sources.append(*sources);
    }
    if (parser.isSet(QStringLiteral("brand"))) {
        wish.brandFile = parser.value(QStringLiteral("brand"));
        const Result<QByteArray> bytes = readFileBytes(wish.brandFile);
        const Result<Brand> brand = bytes ? agents::readBrand(*bytes, wish.brandFile) : Result<Brand>(bytes.error());
        if (!brand)
            return brand.error();
        wish.brand = *brand;
    }
    return wish;
}

/// Before anything is begun, a brand adopted or a brief sent: what the run will need can be read.
Result<Done> checkNeeds(const Invocation& call, const WorkflowId& workflow)
{
    const Result<Organisation> organisation = Shelves(call.home).organisation(call.organisation);
    return organisation && readsKeywords(*organisation, workflow) ? checkKeywords(call.home.path()) : Result<Done>(Done{});
}

/// The next line from the terminal; nothing at its end. Meanwhile other commands are answered: a stop does not wait for her.
std::optional<QByteArray> lineTyped()
{
    const int terminal = fileno(stdin);
    QSocketNotifier typed(terminal, QSocketNotifier::Read);
    bool ready = false;
    QObject::connect(&typed, &QSocketNotifier::activated, &typed, [&ready] {
        ready = true;
        QCoreApplication::exit();
    });
    while (!ready && !EndOnSignal::isAsked())
        QCoreApplication::exec();
    if (!ready)
        return std::nullopt;
    QByteArray line;
    for (char byte = 0; byte != '\n';) { // a terminal hands over whole lines
        if (::read(terminal, &byte, 1) != 1)
            return std::nullopt;
        line += byte;
    }
    return line.trimmed();
}

/// Asks on the terminal about everything that waits; true when something was decided.
bool askOnTerminal(const Invocation& call, Department& department)
{
    const QMap<ApprovalId, Approval> waiting = department.feed().state().inbox.approvals;
    bool decided = false;
    for (const Approval& approval : waiting) {
        if (approval.status != ApprovalStatus::Waiting || approval.decider != human())
            continue;
        call.note(QStringLiteral("\n%1  [%2]\n  to %3, %4").arg(approval.title, wordOf(approval.level),
                                                               approval.content.destination, approval.content.audience));
        for (const Score& score : approval.scores)
            call.note(QStringLiteral("  %1: %2 of %3").arg(score.name).arg(score.value).arg(score.outOf));
        std::fprintf(stderr, "Approve (a), reject (r), later (l)? ");
        const std::optional<QByteArray> answer = lineTyped();
        if (!answer)
            return decided;
        if (*answer != "a" && *answer != "r")
            continue;
        DecideApproval decision;
        decision.approval = approval.id;
        decision.verdict = *answer == "a" ? Verdict::Approve : Verdict::Reject;
        decision.sha256 = approval.sha256;
        if (const Result<Receipt> receipt = issueAndWait(department, decision); !receipt)
            call.note(receipt.error().text);
        decided = true;
    }
    return decided;
}

void showProgress(const Invocation& call, Department& department)
{
    QObject::connect(&department.feed(), &StateFeed::factsTaken, &department, [call](const QList<StoredFact>& facts) {
        for (const StoredFact& stored : facts)
            if (const auto* sent = std::get_if<MessageSent>(&stored.fact))
                call.note(QStringLiteral("%1 → %2: %3").arg(sent->message.from.text, sent->message.to.text, sent->message.subject));
    });
}

/// When the run goes on by itself, which is said once; nothing when only something else can bring it on.
std::optional<Instant> awaited(const Invocation& call, const OfficeState& state, const RunId& run, Instant working, std::optional<Instant> said)
{
    const std::optional<Instant> due = rules::goesOn(state, run, SystemClock().now(), working);
    if (due && due != said)
        call.note(QStringLiteral("It goes on by itself %1; waiting for that.").arg(whenItGoesOn(state, run, *due)));
    return due;
}

/// @returns the exit code, or why nothing more can be done here.
Result<int> runIn(const Invocation& call, const RunWish& wish, Department& department)
{
    showProgress(call, department);
    QElapsedTimer timer;
    timer.start();
    if (wish.brand)
        if (const Result<Receipt> adopted = issueAndWait(department, AdoptBrand{*wish.brand, wish.brandFile}); !adopted)
            return call.fail(adopted.error());
    const Result<Receipt> receipt = issueAndWait(department, wish.brief);
    if (!receipt)
        return call.fail(receipt.error());
    const bool asks = wish.approve == QLatin1String("ask") && isatty(fileno(stdin));
    for (std::optional<Instant> due;;) {
        if (due)
            waitTowards(*due);
        if (const Result<Done> settled = waitSettled(department); !settled)
            return settled.error();
        if (asks && askOnTerminal(call, department)) {
            due.reset();
            continue;
        }
        due = wish.wait ? awaited(call, department.feed().state(), receipt->run, department.workingSince(), due) : std::nullopt;
        if (!due)
            break;
    }
    const Result<RunDetail> detail = waitFor<RunDetail>([&](Mailbox* mailbox, auto done) {
        department.history().run(receipt->run, mailbox, done);
    });
    if (!detail)
        return call.fail(detail.error());
    return printRun(call, *detail, department.feed().state(), double(timer.elapsed()) / 1000.0);
}

int runHere(const Invocation& call, const RunWish& wish, Here& here)
{
    const Result<int> code = runIn(call, wish, here.department);
    if (!code)
        return call.fail(code.error());
    serveOthers(call, here);
    return *code;
}

/// Waits until the run has ended there, or does not go on by itself.
Result<Done> waitThere(const Invocation& call, const RunId& run, ControlClient& holder)
{
    for (std::optional<Instant> due;;) {
        const Result<Settled> settled = holder.waitSettled();
        const Result<OfficeState> now = settled ? stateNow(call) : Result<OfficeState>(settled.error());
        if (!now)
            return now.error();
        if (now->sequence > settled->sequence)
            continue; // something fell due meanwhile
        due = awaited(call, *now, run, settled->working, due);
        if (!due)
            return Done{};
        waitTowards(*due);
    }
}

int runThere(const Invocation& call, const RunWish& wish, ControlClient& holder)
{
    QElapsedTimer timer;
    timer.start();
    const auto send = [&](const Command& command) { return holder.send(CommandId::make(SystemClock().now()), command); };
    if (wish.brand)
        if (const Result<Receipt> adopted = send(AdoptBrand{*wish.brand, wish.brandFile}); !adopted)
            return call.fail(adopted.error());
    const Result<Receipt> receipt = send(wish.brief);
    if (!receipt)
        return call.fail(receipt.error());
    if (wish.wait)
        if (const Result<Done> waited = waitThere(call, receipt->run, holder); !waited)
            return call.fail(waited.error());
    Result<std::unique_ptr<Past>> past = Past::open(call);
    if (!past)
        return call.fail(past.error());
    (*past)->catchUp(call);
    const Result<OfficeState> state = (*past)->state();
    const Result<RunDetail> detail = waitFor<RunDetail>([&](Mailbox* mailbox, auto done) {
        (*past)->reader().run(receipt->run, mailbox, done);
    });
    if (!state || !detail)
        return call.fail(state ? detail.error() : state.error());
    RunPast there;
    there.handedOver = !wish.wait;
    return printRun(call, *detail, *state, double(timer.elapsed()) / 1000.0, there);
}

} // namespace

int runCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Submits a brief and runs the department until it is done or waits for you."));
    const auto option = [&](const char* name, const char* what, const char* value) {
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(what), QString::fromLatin1(value)});
    };
    option("brief", "What the department should do.", "TEXT");
    option("brief-file", "The same from a text file.", "FILE");
    option("sources", "Text file, or folder of them, to work from; may be repeated.", "PLACE");
    option("brand", "Brand file to use from now on.", "FILE");
    option("workflow", "Workflow of the organisation.", "NAME");
    option("campaign", "Campaign of the organisation that it is for: its budgets hold as well, and its costs stand there.", "NAME");
    option("channel", "Channel of that campaign.", "NAME");
    option("priority", "How pressing it is: low, normal, high or urgent; without it, what the workflow says.", "HOW");
    option("model", "Who answers in this run and those that it begins, for good: rehearsal, tiers, or PROVIDER:MODEL; without it, as \"quarterdeck models\" says.", "WHO");
    option("approve", "What happens with what needs a yes: ask, all (a trial) or none.", "HOW");
    option("pace", "How much of its time the rehearsal model takes: 0 (default) to 1.", "NUMBER");
    parser.addOption({QStringLiteral("wait"), QStringLiteral("Waits for what comes by itself: the end of a wait, the next attempt, and the work of another copy.")});
    parser.addOption({QStringLiteral("can-wait"), QStringLiteral("Its models may take up to a day, which costs half where their provider takes batches.")});
    parser.addOption({QStringLiteral("fresh"), QStringLiteral("Asks its models anew, also what leaves nothing to chance and was asked before (models repeat).")});
    const Result<bool> read = readArguments(parser, call, {});
    if (!read)
        return call.fail(read.error());
    if (!*read)
        return kDone;
    Result<RunWish> wish = readWish(parser);
    if (!wish)
        return call.fail(wish.error());
    if (const Result<Done> model = checkModel(call, wish->brief.model, QStringLiteral("--model")); !model)
        return call.fail(model.error());
    if (const Result<Done> keywords = checkNeeds(call, wish->brief.workflow); !keywords)
        return call.fail(keywords.error());
    Result<Doer> doer = whoDoesIt(call, wish->settings);
    if (!doer)
        return call.fail(doer.error());
    if (!doer->there)
        return runHere(call, *wish, *doer->here);
    return runThere(call, *wish, *doer->there);
}

} // namespace qd::app
