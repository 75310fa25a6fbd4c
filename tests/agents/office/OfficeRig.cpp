#include "tests/agents/office/OfficeRig.h"

#include "agents/llm/rehearsal/Composer.h"
#include "core/base/Digest.h"
#include "core/store/safety/SigningKey.h"

#include <QThread>

namespace qd::test {

void Answers::hold(const char* reply)
{
    const std::lock_guard lock(mutex);
    held.append(QString::fromLatin1(reply));
}

void Answers::release()
{
    const std::lock_guard lock(mutex);
    held.clear();
}

Result<agents::LlmAnswer> Answers::answer(const agents::LlmRequest& request)
{
    if (before)
        before(request);
    std::unique_lock lock(mutex);
    asked.append(request.replyName);
    prompts.append(request.prompt);
    while (held.contains(request.replyName)) { // a model that hangs heeds no stop either
        lock.unlock();
        QThread::msleep(1);
        lock.lock();
    }
    if (instead)
        if (std::optional<Result<agents::LlmAnswer>> given = instead(request))
            return *given;
    QStringList& texts = byReply[request.replyName];
    agents::LlmAnswer answer;
    if (texts.isEmpty() && !rehearses) { // words that are of no use, and may be others the next time
        answer.fault = Error{Error::Model, QStringLiteral("nothing scripted for ") + request.replyName, {}, {}};
        return answer;
    }
    answer.text = texts.isEmpty() ? QString::fromUtf8(agents::rehearsal::compose(request)) : texts.size() > 1 ? texts.takeFirst() : texts.first();
    answer.model = QStringLiteral("rehearsal");
    answer.stopReason = agents::StopReason::End;
    answer.usage.in = {1000};
    answer.usage.out = {100};
    answer.rehearsal = true;
    return answer;
}

OfficeRig::OfficeRig(const Organisation& theOrganisation, StoreLimits limits, Duration patience)
    : organisation(theOrganisation)
    , m_prices(*agents::PriceList::read())
    , m_providers(*agents::ProviderList::read())
    , m_tools{&m_skills, &m_prices, &m_prompts, &providers}
    , m_limits(limits)
    , m_patience(patience)
{
    open();
}

void OfficeRig::open()
{
    if (const std::optional<Error> error = tryOpen())
        qFatal("the record of the rig does not open: %s", qPrintable(error->text));
}

std::optional<Error> OfficeRig::tryOpen()
{
    const QString file = home.file(QStringLiteral("record.qdr"));
    store = std::make_unique<EventStore>(clock, m_limits);
    Result<EventStore::Opened> opened = store->open(file, keyFile);
    if (!opened)
        return opened.error();
    history = std::make_unique<HistoryReader>(file);
    if (const Result<Done> read = history->open(); !read)
        return read.error();
    std::vector<std::unique_ptr<agents::Connector>> connectors;
    for (const char* id : {"folder-site", "folder-linkedin", "folder-newsletter"})
        connectors.push_back(std::make_unique<OutsideConnector>(QString::fromLatin1(id), &outside));
    dispatcher = std::make_unique<agents::Dispatcher>(std::move(connectors));
    dispatcher->start();
    m_tools.providers = knowsModels ? &m_providers : &providers;
    crew = std::make_unique<agents::Crew>(2, [this] {
        auto scripted = std::make_unique<ScriptedLlm>();
        scripted->otherwise([this](const agents::LlmRequest& request) { return answers.answer(request); });
        return scripted;
    }, m_tools);
    crew->start();
    agents::OfficeSettings settings{model, home.path(), 2, m_patience};
    settings.tools = tools;
    settings.batches = batches;
    settings.repeats = repeats;
    settings.awaitsCommand = awaitsCommand;
    settings.lookUp = lookUp;
    if (const Result<SigningKey> key = SigningKey::read(keyFile))
        settings.identity = key->publicPart();
    settings.providers = knowsModels ? &m_providers : nullptr;
    office = std::make_unique<agents::Office>(agents::Office::Parts{&clock, store.get(), history.get(), crew.get(), dispatcher.get(), settings});
    QObject::connect(office.get(), &agents::Office::answered, office.get(),
                     [this](const CommandId& id, const Result<Receipt>& receipt) { answered.insert(id, receipt); });
    QObject::connect(office.get(), &agents::Office::troubled, office.get(), [this](const QString& text) { troubles.append(text); });
    QObject::connect(office.get(), &agents::Office::recovered, office.get(), [this] { ++recoveries; });
    const bool fresh = opened->state.org.current.isEmpty();
    office->open(std::move(opened->state));
    if (fresh)
        (void)issue(AdoptOrganisation{organisation, QStringLiteral("test")}, system());
    return std::nullopt;
}

void OfficeRig::close()
{
    if (!office)
        return;
    answers.release();
    crew->stop();
    dispatcher->stop();
    office->close();
    history->close();
    store->close();
    office.reset(); // the last: everybody above answers to it
    crew.reset();
    dispatcher.reset();
    history.reset();
    store.reset();
}

Result<Receipt> OfficeRig::issue(const Command& command, const AgentId& by)
{
    const CommandId id = CommandId::make(clock.now());
    return answerOf<Result<Receipt>>([&](std::function<void(Result<Receipt>)> done) {
        QObject::connect(office.get(), &agents::Office::answered, office.get(), [id, done](const CommandId& answered, const Result<Receipt>& receipt) {
            if (answered == id)
                done(receipt);
        });
        office->handle(id, command, by);
    });
}

CommandId OfficeRig::give(const Command& command, const AgentId& by)
{
    const CommandId id = CommandId::make(clock.now());
    office->handle(id, command, by);
    return id;
}

bool OfficeRig::settle()
{
    return waitUntil([this] { return office->isIdle(); });
}

void OfficeRig::pass(Duration time)
{
    clock.advance(time);
    office->tick();
}

QList<StoredFact> OfficeRig::facts()
{
    return answerOf<Result<QList<StoredFact>>>([&](std::function<void(Result<QList<StoredFact>>)> done) {
        static Mailbox here;
        history->facts(1, 100'000, &here, done);
    }).value();
}

namespace {

AgentProfile agent(const char* id, const char* title, const char* boss, Rank rank)
{
    AgentProfile profile;
    profile.id = {QString::fromLatin1(id)};
    profile.title = QString::fromLatin1(title);
    profile.reportsTo = {QString::fromLatin1(boss)};
    profile.rank = rank;
    profile.role = QStringLiteral("works");
    profile.tier = {QStringLiteral("top")};
    return profile;
}

Step step(const char* id, StepKind kind, const char* agent, QList<StepId> after)
{
    Step made;
    made.id = {QString::fromLatin1(id)};
    made.title = QString::fromLatin1(id);
    made.kind = kind;
    made.agent = {QString::fromLatin1(agent)};
    made.after = std::move(after);
    return made;
}

Outgoing message(MessageType type, const char* to, const char* subject)
{
    Outgoing outgoing;
    outgoing.type = type;
    outgoing.to = {{QString::fromLatin1(to)}};
    outgoing.subject = QString::fromLatin1(subject);
    return outgoing;
}

Workflow smallWorkflow()
{
    const auto id = [](const char* text) { return StepId{QString::fromLatin1(text)}; };
    Step draft = step("draft", StepKind::Turn, "writer", {});
    draft.prompt = draft.reply = draft.produces = QStringLiteral("draft");
    draft.artefactField = QStringLiteral("markdown");
    draft.messages = {message(MessageType::HandOver, "editor", "Draft ready, {draft.words} words")};
    Step review = step("review", StepKind::Turn, "editor", {id("draft")});
    review.prompt = review.reply = review.decision = QStringLiteral("review");
    review.uses = {id("draft")};
    review.messages = {message(MessageType::Review, "writer", "{review.subject}")};
    Step revise = step("revise", StepKind::Turn, "writer", {id("review")});
    revise.prompt = QStringLiteral("revise");
    revise.reply = revise.produces = QStringLiteral("draft");
    revise.artefactField = QStringLiteral("markdown");
    revise.when.path = QStringLiteral("review.verdict");
    revise.when.is = Value(QStringLiteral("revise"));
    revise.loop = Loop{id("review"), revise.when, 2, QStringLiteral("continue")};
    Step publish = step("publish", StepKind::Effect, "editor", {id("revise")});
    publish.action = {QStringLiteral("blog-post")};
    publish.connector = {QStringLiteral("folder-site")};
    publish.input = {{QStringLiteral("render"), QStringLiteral("blog-page")}, {QStringLiteral("title"), QStringLiteral("{title}")},
                     {QStringLiteral("slug"), QStringLiteral("a-piece")}, {QStringLiteral("description"), QStringLiteral("About it.")},
                     {QStringLiteral("text"), QStringLiteral("@artefact:draft")}};
    publish.loop = Loop{id("review"), {}, 5, QStringLiteral("escalate")};
    Step post = step("post", StepKind::Effect, "writer", {id("publish")});
    post.action = {QStringLiteral("daily-social-post")};
    post.connector = {QStringLiteral("folder-linkedin")};
    post.input = {{QStringLiteral("render"), QStringLiteral("linkedin-post")}, {QStringLiteral("slug"), QStringLiteral("a-piece")},
                  {QStringLiteral("title"), QStringLiteral("{title}")}, {QStringLiteral("text"), QStringLiteral("Read {title}")}};
    Workflow workflow;
    workflow.id = {QStringLiteral("piece")};
    workflow.title = QStringLiteral("Piece");
    workflow.steps = {draft, review, revise, publish, post};
    return workflow;
}

} // namespace

Organisation smallTeam()
{
    Organisation team;
    team.id = {QStringLiteral("small-team")};
    team.title = QStringLiteral("Small team");
    team.tiers = {{{QStringLiteral("top")}, QStringLiteral("Top"), QStringLiteral("rehearsal")}};
    team.agents = {agent("boss", "Boss", "human", Rank::Executive), agent("editor", "Editor", "boss", Rank::Management),
                   agent("writer", "Writer", "editor", Rank::Specialist)};
    AutonomyRule blog;
    blog.action = {QStringLiteral("blog-post")};
    blog.onExpiry = QStringLiteral("escalate");
    AutonomyRule social;
    social.action = {QStringLiteral("daily-social-post")};
    social.level = Autonomy::L4;
    team.autonomy = {blog, social};
    team.workflows = {smallWorkflow()};
    return team;
}

Organisation illustratedTeam()
{
    Organisation team = smallTeam();
    QList<Step>& steps = team.workflows.first().steps;
    Step picture;
    picture.id = {QStringLiteral("picture")};
    picture.title = QStringLiteral("Picture");
    picture.kind = StepKind::Skill;
    picture.agent = {QStringLiteral("writer")};
    picture.after = {{QStringLiteral("draft")}};
    picture.skill = {QStringLiteral("design.header-image")};
    picture.produces = QStringLiteral("header-image");
    picture.input = {{QStringLiteral("title"), QStringLiteral("{draft.title}")}, {QStringLiteral("theme"), QStringLiteral("work")}};
    Step& publish = steps[3];
    publish.after.append(picture.id);
    publish.input.insert(QStringLiteral("image"), QStringLiteral("@artefact:header-image"));
    publish.input.insert(QStringLiteral("image_alt"), QStringLiteral("{picture.alt}"));
    steps.insert(1, picture);
    return team;
}

QString draftReply(const QString& title, const QString& body)
{
    QString text = QStringLiteral("# %1\n\n").arg(title);
    while (text.size() < 4200)
        text += body + QStringLiteral("\n\n");
    JsonWriter out;
    out.beginObject();
    for (const auto& [key, value] : {std::pair{"title", title}, {"summary", QStringLiteral("What it says, in a sentence or two.")},
                                     {"markdown", text}, {"subject", QStringLiteral("Draft ready")},
                                     {"message", QStringLiteral("Here is the draft for you to read.")}}) {
        out.key(key);
        out.value(value);
    }
    out.key("sources_used");
    out.beginList();
    out.endList();
    out.endObject();
    return QString::fromUtf8(out.take());
}

} // namespace qd::test
