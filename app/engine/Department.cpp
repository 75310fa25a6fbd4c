#include "app/engine/Department.h"

#include "agents/effects/Dispatcher.h"
#include "agents/effects/connectors/FolderConnector.h"
#include "agents/effects/settings/OutsideConnectors.h"
#include "agents/effects/settings/OwnPaces.h"
#include "agents/library/Librarian.h"
#include "agents/llm/Market.h"
#include "agents/llm/door/ModelThread.h"
#include "agents/office/MeaningPurse.h"
#include "agents/office/Office.h"
#include "agents/reading/search/SearchProvider.h"
#include "agents/skills/SkillLibrary.h"
#include "agents/skills/Typeface.h"
#include "agents/turn/PromptShelf.h"
#include "agents/workbench/Workbench.h"
#include "app/engine/KeywordsNeeded.h"
#include "app/engine/ceilings/HomeCeilings.h"
#include "app/engine/files/HomeFiles.h"
#include "app/keys/HomeKeys.h"
#include "app/network/OwnCa.h"
#include "app/people/KeptPeople.h"
#include "core/base/FailPoint.h"
#include "core/rules/packs/SkillPacks.h"
#include "core/store/EventStore.h"
#include "core/store/safety/BackupFolder.h"
#include "core/store/safety/SigningKey.h"

#include <QFile>

namespace qd::app {

namespace {
constexpr Duration kLookForBackup{60'000};
constexpr Duration kBackupAgain{3'600'000}; ///< after one that failed
constexpr std::chrono::milliseconds kLongestTurn{3'000}; ///< that closing waits for turns that were asked to end
constexpr std::chrono::milliseconds kLongestReading{1'000};
constexpr Duration kForRest = std::chrono::hours(2); ///< a daily backup may wait so long for a moment at which nothing is done
}

/// Everything that lives on other threads, and what it works with. Members are destroyed in reverse order.
class Department::Rooms {
public:
    agents::SkillLibrary skills;
    agents::PromptShelf prompts;
    agents::Market market;
    agents::TurnTools tools;
    agents::ModelThread models;
    std::shared_ptr<agents::Workbench> workbench;
    EventStore store;
    agents::Dispatcher dispatcher;
    agents::Crew crew;
    std::unique_ptr<agents::Librarian> librarian;
    QStringList connectorFaults; ///< that were said
    HomeFiles connectorFiles;    ///< the main thread's
    agents::OwnPaces paces;      ///< her limits; the office reads them by itself, this only sees that they are others
    bool isIndexed = false; ///< once the index held all that the record did when it was opened; the office's thread alone asks
    Worker files{QStringLiteral("files")}; ///< reads of the home what a brief will need
    Worker backups{QStringLiteral("backups")};
    std::atomic<bool> noMoreBackups{false};
    std::unique_ptr<KeptPeople> people; ///< only where it works for long
    Worker officeThread{QStringLiteral("office")};
    agents::Office* office = nullptr; ///< lives on officeThread
    std::vector<std::function<void()>> untilOffice; ///< what waits there for it; that thread's own
    bool working = false;             ///< the threads run
    std::atomic<bool> closing{false};

    Rooms(const Home& home, const DepartmentSettings& settings, agents::Market asked)
        : prompts(home.path())
        , market(std::move(asked))
        , tools{&skills, &market.prices, &prompts, &market.providers}
        , models(market.providers, *settings.keys, wayOf(home), agents::ToldLimits(home.path()))
        , workbench(std::make_shared<agents::Workbench>(agents::Workbench::Parts{home.path(), &skills, settings.keys, settings.clock, {}, home.searxng(), &market.prices, wayOf(home)}))
        , store(*settings.clock)
        , dispatcher(agents::folderConnectors(home.published(), settings.organisation))
        , crew(settings.workers, settings.makeModel ? settings.makeModel : [this, pace = settings.pace] { return models.client(pace); }, tools)
        , connectorFiles(home.path(), HomeFiles::ofConnectors())
        , paces(home.path())
    {
    }
};

Department::Department(Home home, DepartmentSettings settings, QObject* parent)
    : QObject(parent)
    , m_home(std::move(home))
    , m_settings(std::move(settings))
{
    if (!m_settings.clock)
        m_settings.clock = &m_systemClock;
    if (m_settings.organisation.isEmpty())
        m_settings.organisation = m_home.currentOrganisation();
    if (!m_settings.keys)
        m_settings.keys = (m_keys = keysOf(m_home)).get();
    connect(&m_feed, &StateFeed::factsTaken, this, [this](const QList<StoredFact>& facts) {
        m_settled = false;
        for (const StoredFact& stored : facts)
            if (std::holds_alternative<AllResumed>(stored.fact))
                m_workingSince = stored.time;
        const auto sets = [](const StoredFact& stored) { return std::holds_alternative<ConnectorSet>(stored.fact); };
        if (std::any_of(facts.begin(), facts.end(), sets))
            readConnectors();
    });
    connect(this, &Department::recovered, this, [this] {
        m_workingSince = m_settings.clock->now();
        const OrgState& org = m_feed.state().org;
        if (org.current.isEmpty() || org.brand.id.isEmpty()) // the disk failed before there was all that one works with
            adoptDefaults(m_shelves->organisation(m_settings.organisation));
    });
    m_backupWatch.setInterval(kLookForBackup);
    connect(&m_backupWatch, &QTimer::timeout, this, &Department::backUpWhenDue);
}

Department::~Department()
{
    close();
}

Result<Done> Department::open()
{
    if (const Result<Done> made = m_home.make(); !made)
        return made;
    agents::Typeface::open(); // before any worker draws
    Result<std::unique_ptr<Hold>> lock = m_home.hold(m_settings.organisation);
    if (!lock)
        return lock.error();
    m_lock = std::move(*lock);
    m_modelFiles = std::make_unique<HomeFiles>(m_home.path(), HomeFiles::ofModels());
    m_modelFiles->haveChanged();
    connect(m_modelFiles.get(), &HomeFiles::touched, this, &Department::readModels);
    connect(m_modelFiles.get(), &HomeFiles::touched, this, [this] {
        if (m_rooms && m_rooms->paces.haveChanged())
            wakeEffects();
    });
    Result<agents::Market> market = agents::Market::read(m_home.path());
    if (!market)
        return market.error();
    m_rooms = std::make_unique<Rooms>(m_home, m_settings, std::move(*market));
    m_rooms->connectorFiles.haveChanged(); // before any of them is read: what changes from now on is seen
    connect(&m_rooms->connectorFiles, &HomeFiles::touched, this, &Department::seeConnectors);
    const Result<Done> opened = openRecord();
    if (!opened)
        m_rooms.reset();
    connect(m_settings.keys, &agents::KeyShelf::changed, this, &Department::keyChanged, Qt::UniqueConnection);
    return opened;
}

Result<Done> Department::openRecord()
{
    const QString file = m_home.record(m_settings.organisation);
    m_shelves = std::make_unique<Shelves>(m_home);
    const Result<Organisation> organisation = m_shelves->organisation(m_settings.organisation);
    if (!organisation && !QFile::exists(file))
        return organisation.error(); // a record that exists holds its organisation itself
    Result<EventStore::Opened> opened = m_rooms->store.open(file, m_home.keyFile());
    if (!opened)
        return opened.error();
    m_history = std::make_unique<HistoryReader>(file, m_home.keyFile());
    if (const Result<Done> reading = m_history->open(); !reading)
        return reading;
    m_feed.reset(opened->state);
    readConnectors();
    startLibrarian(opened->state);
    connect(&m_rooms->store, &EventStore::factsAppended, &m_rooms->store, [this](const QList<StoredFact>& facts) {
        m_rooms->librarian->heard(facts); // at once: after a stop was said nobody is asked
        m_mailbox.post([this, facts] { m_feed.take(facts); });
    }, Qt::DirectConnection); // emitted on the store's thread; the mailbox is the way across
    const bool isThere = opened->state.door.reachable;
    startOffice(std::move(opened->state));
    adoptDefaults(organisation);
    if (!isThere) // what was so when it was closed says nothing of now; whoever watches the network says more
        noteNetwork(true);
    if (const QString room = m_home.shortOfRoom(m_settings.organisation); !room.isEmpty())
        m_mailbox.post([this, room] { emit troubled(room); }); // whoever opened it listens once it has come back
    if (m_settings.backups) {
        m_backupWatch.start();
        m_rooms->people = std::make_unique<KeptPeople>(*this, *m_settings.clock, m_rooms->files);
    }
    return Done{};
}

/// What it asks for money is promised by the office, and each answers the other by its mailbox.
void Department::startLibrarian(const OfficeState& state)
{
    Rooms* rooms = m_rooms.get();
    agents::Librarian::Parts parts{m_history.get(), m_settings.asksMeanings ? &rooms->store : nullptr, m_settings.clock, Duration(1'000), &rooms->market.providers, &rooms->market.prices,
                                   m_settings.keys, wayOf(m_home)};
    parts.promise = [rooms](const QString& model, Money most, Mailbox* replyTo, const agents::MeaningMoney::Promised& promised) {
        rooms->officeThread.post([rooms, model, most, replyTo, promised] {
            const auto ask = [rooms, model, most, replyTo, promised] {
                rooms->office->meanings().promise(model, most, [replyTo, promised](const Result<TurnId>& hold) { replyTo->post([promised, hold] { promised(hold); }); });
            };
            if (rooms->office)
                return ask();
            rooms->untilOffice.emplace_back(ask);
        });
    };
    parts.settle = [rooms](const TurnId& hold, Money owed) {
        rooms->officeThread.post([rooms, hold, owed] {
            if (rooms->office)
                rooms->office->meanings().settle(hold, owed);
        });
    };
    parts.told = agents::ToldLimits(m_home.path());
    rooms->librarian = std::make_unique<agents::Librarian>(parts);
    rooms->librarian->start(state.memory.meaning, state.org.stopped);
}

/// On a thread of its own, from a connection of its own: the work waits for none of it. Best while nothing is done, but an
/// office that never rests is backed up as well.
void Department::backUpWhenDue()
{
    const BackupFolder folder(m_home.backups(m_settings.organisation), m_home.keyFile());
    const bool tried = m_sinceBackup.isValid() && m_sinceBackup.elapsed() < kBackupAgain.count();
    const Duration age = std::chrono::days(1) + (m_settled ? Duration(0) : kForRest);
    if (tried || !folder.isDue(m_settings.clock->now(), age))
        return;
    m_sinceBackup.start();
    Rooms* rooms = m_rooms.get();
    rooms->backups.post([this, rooms, folder, file = m_home.record(m_settings.organisation), now = m_settings.clock->now()] {
        const Result<BackupMade> made = folder.make(file, now, rooms->noMoreBackups);
        if (!rooms->noMoreBackups)
            m_mailbox.post([this, made] { made ? emit backedUp(made->backup.file) : emit troubled(made.error().text); });
    });
}

void Department::startOffice(OfficeState state)
{
    Rooms* rooms = m_rooms.get();
    rooms->dispatcher.start();
    rooms->models.start([rooms](const agents::ModelNews& news) {
        rooms->officeThread.post([rooms, news] {
            if (rooms->office)
                rooms->office->hearModel(news);
        });
    });
    rooms->workbench->start();
    rooms->crew.start();
    rooms->files.start();
    rooms->backups.start();
    rooms->officeThread.start();
    rooms->working = true;
    m_workingSince = m_settings.clock->now();
    agents::Office::Parts parts{m_settings.clock, &rooms->store, m_history.get(), &rooms->crew, &rooms->dispatcher,
                                {m_settings.model, m_home.path(), m_settings.workers}};
    parts.settings.lookUp = [rooms](const PieceQuestion& question, Mailbox* replyTo, std::function<void(Result<PieceFindings>)> found) {
        if (rooms->isIndexed)
            return rooms->librarian->find(question, replyTo, std::move(found));
        rooms->store.whenIndexed(replyTo, [rooms, question, replyTo, found = std::move(found)] { // it may be filled anew just now
            rooms->isIndexed = true;
            rooms->librarian->find(question, replyTo, found);
        });
    };
    parts.settings.tools = rooms->workbench;
    parts.settings.providers = &rooms->market.providers;
    parts.settings.batches = rooms->models.batches();
    parts.settings.repeats = m_home.repeats();
    parts.settings.startsAgain = m_settings.startsAgain;
    parts.settings.awaitsCommand = m_settings.awaitsCommand;
    if (const Result<SigningKey> key = SigningKey::read(m_home.keyFile())) // opening the record has made it, where that can be
        parts.settings.identity = key->publicPart();
    rooms->officeThread.post([this, rooms, parts, state = std::move(state)]() mutable {
        rooms->office = new agents::Office(parts);
        const auto up = [this](Mailbox::Letter letter) { m_mailbox.post(std::move(letter)); };
        connect(rooms->office, &agents::Office::answered, rooms->office, [this, up](const CommandId& id, const Result<Receipt>& receipt) {
            up([this, id, receipt] { emit answered(id, receipt); });
        });
        connect(rooms->office, &agents::Office::settled, rooms->office, [this, up] { up([this] {
            m_settled = true;
            emit settled();
        }); });
        connect(rooms->office, &agents::Office::recovered, rooms->office, [this, up] { up([this] { emit recovered(); }); });
        connect(rooms->office, &agents::Office::wornOut, rooms->office, [this, up] { up([this] { emit wornOut(); }); });
        connect(rooms->office, &agents::Office::troubled, rooms->office, [this, up](const QString& text) {
            up([this, text] { emit troubled(text); });
        });
        rooms->office->open(std::move(state));
        for (const auto& ask : std::exchange(rooms->untilOffice, {}))
            ask();
    });
}

void Department::adoptDefaults(const Result<Organisation>& organisation)
{
    QD_FAIL("adopt.before");
    const auto adopt = [this](const Command& command, const AgentId& by = system()) { issue(CommandId::make(m_settings.clock->now()), command, by); };
    if (m_feed.state().org.current.isEmpty()) // before it can do anything; who died in between finds it as it was
        if (const std::optional<Ceilings> hers = homeCeilings(m_home, m_settings.organisation))
            adopt(SetRules{{}, hers, QStringLiteral("What your other departments may not go above holds here from the start.")}, human());
    if (organisation && encode(rules::withTakenOver(m_feed.state(), *organisation)) != encode(m_feed.state().org.organisation()))
        adopt(AdoptOrganisation{*organisation, m_settings.organisation});
    QD_FAIL("adopt.between");
    if (!organisation) // whoever opened it listens once it has come back
        m_mailbox.post([this, why = organisation.error().text] {
            emit troubled(QStringLiteral("%1. The department goes on as its record has it.").arg(why));
        });
    if (!organisation || !m_feed.state().org.brand.id.isEmpty())
        return; // looked at each time: who died in between had an organisation without a brand
    if (const Result<Brand> brand = m_shelves->brand(organisation->brand); brand)
        adopt(AdoptBrand{*brand, organisation->brand});
}

void Department::issue(const CommandId& id, const Command& command, const AgentId& by)
{
    Rooms* rooms = m_rooms.get();
    if (!rooms)
        return;
    readModels();
    seeConnectors();
    const auto judge = [rooms, id, command, by] {
        rooms->officeThread.post([rooms, id, command, by] { rooms->office->handle(id, command, by); });
    };
    const auto* brief = std::get_if<SubmitBrief>(&command);
    if (!brief || !readsKeywords(m_feed.state().org.organisation(), brief->workflow))
        return judge();
    rooms->files.post([this, rooms, judge, id, home = m_home.path()] {
        if (const Result<Done> keywords = checkKeywords(home); keywords)
            judge();
        else if (!rooms->closing) // it may have hung, and this may be gone
            m_mailbox.post([this, id, why = keywords.error()] { emit answered(id, why); });
    });
}

void Department::readTools(std::function<void()> then)
{
    if (!m_rooms)
        return;
    m_rooms->workbench->readServers([this, then = std::move(then)] {
        if (then)
            m_mailbox.post(then);
    });
}

void Department::readModels()
{
    if (!m_rooms || !m_modelFiles->haveChanged())
        return;
    const Result<agents::Market> market = agents::Market::read(m_home.path());
    if (!market) {
        const Error& why = market.error();
        emit noted(QStringLiteral("%1 (%2) What works on %3 goes on with the prices and providers of before.").arg(why.text, why.where, m_settings.organisation));
        return;
    }
    m_rooms->market.prices.take(market->prices); // first: nobody new is asked without one
    m_rooms->market.providers.take(market->providers);
    m_rooms->workbench->pricesChanged();
}

void Department::readConnectors()
{
    if (!m_rooms)
        return;
    const QMap<QString, ConnectorSetting> allowed = m_feed.state().door.accounts;
    agents::OutsideConnectors found = agents::outsideConnectors(m_home.path(), m_settings.organisation, *m_settings.keys, *m_settings.clock, wayOf(m_home), &allowed);
    m_rooms->dispatcher.setOutward(std::move(found.connectors), std::move(found.whyShut));
    const QStringList before = std::exchange(m_rooms->connectorFaults, found.faults);
    if (const qsizetype count = found.faults.size(); count > 0 && found.faults != before) // whoever opened it listens once it has come back
        m_mailbox.post([this, count] {
            emit waysNotReady(count);
        });
    wakeEffects();
}

void Department::seeConnectors()
{
    if (m_rooms && m_rooms->connectorFiles.haveChanged())
        readConnectors();
}

void Department::wakeEffects()
{
    if (Rooms* rooms = m_rooms.get(); rooms && rooms->working)
        rooms->officeThread.post([rooms] {
            if (rooms->office)
                rooms->office->wakeEffects();
        });
}

bool Department::isOutward(const ConnectorId& connector) const
{
    const std::optional<agents::ConnectorInfo> info = m_rooms->dispatcher.infoOf(connector);
    return !info || info->isOutward;
}

void Department::noteNetwork(bool isThere)
{
    issue(CommandId::make(m_settings.clock->now()), NoteNetwork{isThere}, system());
}

/// Who searches may be another one from now on, and what waited for this key goes out.
void Department::keyChanged(const QString& name)
{
    wakeEffects();
    const auto isIt = [&name](const agents::SearchKind& kind) { return kind.slug == name; };
    if (std::any_of(agents::searchKinds().begin(), agents::searchKinds().end(), isIt))
        readTools();
}

void Department::readWay()
{
    if (!m_rooms)
        return;
    const agents::Way way = wayOf(m_home);
    m_rooms->models.setWay(way);
    m_rooms->workbench->setWay(way);
    m_rooms->librarian->setWay(way);
    readConnectors();
}

void Department::readSearxng()
{
    if (m_rooms)
        m_rooms->workbench->setSearxng(m_home.searxng());
}

void Department::letOut()
{
    Rooms* rooms = m_rooms.get();
    if (rooms)
        rooms->officeThread.post([rooms] { rooms->office->letOut(); });
}

void Department::whenIndexed(std::function<void()> then)
{
    m_rooms->store.whenIndexed(&m_mailbox, std::move(then));
}

/// @returns false when a thread hangs and was left behind.
bool Department::endCrew(Rooms* rooms)
{
    rooms->files.post([] { QThread::currentThread()->quit(); });
    const bool haveRead = rooms->files.joinWithin(kLongestReading); // what waits there still reaches the office
    if (rooms->working) // the crew is the office's own until that has come to rest
        rooms->officeThread.call([rooms] { rooms->office->rest(); });
    return rooms->crew.joinWithin(kLongestTurn) && haveRead;
}

void Department::close()
{
    if (!m_rooms)
        return;
    Rooms* rooms = m_rooms.get();
    m_backupWatch.stop();
    rooms->closing = true;
    rooms->noMoreBackups = true;
    rooms->backups.stop();
    const bool allEnded = endCrew(rooms);
    rooms->dispatcher.stop();
    if (rooms->working)
        rooms->officeThread.call([rooms] { rooms->office->close(); });
    if (allEnded) { // what hangs may still ask
        rooms->models.stop();
        rooms->workbench->stop();
    }
    if (rooms->librarian)
        rooms->librarian->stop();
    if (m_history)
        m_history->close();
    rooms->store.close();
    rooms->officeThread.stop([rooms, allEnded] { // the last: everybody above answers to it
        if (allEnded)
            delete std::exchange(rooms->office, nullptr);
    });
    if (allEnded)
        m_rooms.reset();
    else
        static_cast<void>(m_rooms.release()); // what hangs stands on it, and may wake until the program ends
    m_history.reset();
    m_lock.reset();
}

} // namespace qd::app
