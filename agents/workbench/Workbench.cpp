#include "agents/workbench/Workbench.h"

#include "agents/keys/KeyNames.h"
#include "agents/llm/PriceList.h"
#include "agents/people/ForSkills.h"
#include "agents/skills/SkillLibrary.h"
#include "agents/tools/ToolWords.h"
#include "agents/workbench/PersonalValues.h"
#include "core/async/Mailbox.h"

#include <QCoreApplication>

namespace qd::agents {

namespace {

constexpr Duration kWithin{60'000};
const QString kSearch = QStringLiteral("search-web");

ToolGiven failed(const QString& why)
{
    ToolGiven given;
    given.failed = true;
    given.text = why;
    return given;
}

/// The same where nobody was asked.
ToolGiven unasked(const QString& why)
{
    ToolGiven given = failed(why);
    given.isUnpaid = true;
    return given;
}

/// Those who search for whoever has a key, in their order.
QStringList withKeys()
{
    QStringList names;
    for (const SearchKind& kind : searchKinds())
        if (kind.takesKey)
            names.append(kind.slug);
    return names;
}

/// In one sentence, as a model is told.
QString said(const Error& error)
{
    return error.hint.isEmpty() ? error.text : QStringLiteral("%1 (Right would be: %2.)").arg(error.text, error.hint);
}

/// What came from outside.
ToolGiven fromOutside(const ToolAnswer& answer)
{
    ToolGiven given;
    given.text = resultFor(answer);
    given.failed = answer.failed;
    given.label = answer.label;
    return given;
}

/// The same where it failed, and somebody outside may have had a hand in the words. Nobody was asked where the input is wrong.
ToolGiven failedOutside(const QString& tool, const Error& error)
{
    ToolAnswer answer{said(error), true, {}, {}};
    answer.label.integrity = Integrity::Untrusted;
    answer.label.sources = {tool};
    ToolGiven given = fromOutside(answer);
    given.label.sources.clear(); // it has none that could be asked again
    given.isUnpaid = error.kind == Error::Parse;
    return given;
}

} // namespace

QString toolNameOf(const QString& skill)
{
    return QString(skill).replace(u'.', u'_');
}

/// What stands on the thread.
class Workbench::Bench final {
public:
    Bench(const Parts& parts, KeysAtHand& keys, std::function<void()> changed)
        : m_parts(parts)
        , m_searxng(parts.searxng)
        , m_way(parts.way)
        , m_keys(keys)
        , m_changed(std::move(changed))
        , m_transport(parts.way)
        , m_servers({parts.home, parts.clock, &m_transport, [&keys](const QString& name, const QString& address, ToolServers::Parts::FoundKey found) { keys.find(name, address, std::move(found)); }})
    {
    }

    void tellAgain() { m_changed(); }
    void read()
    {
        m_servers.read();
        openReader({}, nullptr);
        if (!m_searxng.isEmpty())
            openReader(QStringLiteral("searxng"), searxngSearch({m_searxng, {}}));
        else
            findSearcher(withKeys());
    }
    void setWay(const Way& way)
    {
        m_way = way;
        m_transport.setWay(way);
        read();
    }
    void setSearxng(const QString& address)
    {
        m_searxng = address;
        read();
    }
    QList<ToolOffer> offers() const
    {
        QList<ToolOffer> all = m_reader->offers();
        for (const SkillId& id : m_parts.skills->ids()) {
            const Skill& skill = *m_parts.skills->find(id);
            all.append({toolNameOf(id.text), skill.description(), skill.inputSchema(), false});
        }
        for (const OfferedTool& tool : m_servers.offers())
            if (tool.effect == ToolEffect::Reads) // nobody approves what acts
                all.append(offerFor(tool));
        return all;
    }
    /// Those that there are and no agent may use, each with why.
    QMap<QString, QString> withheld() const
    {
        QMap<QString, QString> all;
        for (const OfferedTool& tool : m_servers.offers())
            if (tool.effect == ToolEffect::Acts)
                all.insert(tool.name, whyNoAgent(tool.server, tool.tool, tool.price));
        return all;
    }
    QMap<QString, Result<ToolPrice>> prices() const;
    void use(const ToolWish& wish, std::function<void(ToolGiven)> given);
    void cancelAll()
    {
        for (const auto& [number, cancel] : std::map<quint64, std::function<void()>>(m_underWay))
            cancel();
    }

private:
    void openReader(const QString& searcher, std::unique_ptr<SearchProvider> search);
    void findSearcher(QStringList names);
    void useSkill(const SkillId& id, const Json& input, const KnownPeople& known, const std::function<void(ToolGiven)>& given) const;

    const Parts& m_parts;
    QString m_searxng;
    Way m_way;
    KeysAtHand& m_keys;
    std::function<void()> m_changed;
    Transport m_transport;
    std::unique_ptr<OutsideReader> m_reader;
    ToolServers m_servers;
    std::map<quint64, std::function<void()>> m_underWay;
    quint64 m_last = 0;
    QString m_searcher; ///< who is asked for searches; empty: nobody
};

/// What the reader before was at ends with it.
void Workbench::Bench::openReader(const QString& searcher, std::unique_ptr<SearchProvider> search)
{
    m_searcher = searcher;
    cancelAll();
    OutsideReader::Parts parts;
    parts.settings = m_parts.reader;
    parts.settings.version = QCoreApplication::applicationVersion().toUtf8();
    parts.settings.ownCa = m_way.ownCa;
    parts.settings.usesSystemProxy = m_way.proxy == Way::BySystem;
    parts.search = std::move(search);
    parts.way = m_way;
    parts.clock = m_parts.clock;
    m_reader = std::make_unique<OutsideReader>(std::move(parts));
    m_changed();
}

/// Whoever there is a key for searches, the first of them.
void Workbench::Bench::findSearcher(QStringList names)
{
    if (names.isEmpty())
        return;
    const QString name = names.takeFirst();
    m_keys.find(name, shippedOrigin(name), [this, name, names](const Result<SharedSecret>& key) {
        if (!key)
            return findSearcher(names);
        if (Result<std::unique_ptr<SearchProvider>> search = searchProvider(name, {{}, *key}); search)
            openReader(name, std::move(*search));
    });
}

/// Of what is not free.
QMap<QString, Result<ToolPrice>> Workbench::Bench::prices() const
{
    QMap<QString, Result<ToolPrice>> all;
    for (const OfferedTool& tool : m_servers.offers())
        if (tool.price.micro > 0)
            all.insert(tool.name, ToolPrice{tool.price, QStringLiteral("mcp:") + tool.server});
    if (m_searcher.isEmpty())
        return all;
    const QString service = m_searcher + QLatin1String(":search");
    const Result<Money> each = m_parts.prices ? m_parts.prices->request(service) : PriceList().request(service);
    all.insert(kSearch, each ? Result<ToolPrice>(ToolPrice{*each, service}) : each.error());
    return all;
}

void Workbench::Bench::useSkill(const SkillId& id, const Json& input, const KnownPeople& known, const std::function<void(ToolGiven)>& given) const
{
    const Skill& its = *m_parts.skills->find(id);
    const Result<DeclaredInput> declared = onlyDeclared(input, {its.inputSchema(), its.shown()}, {}, known);
    if (!declared)
        return given(unasked(said(declared.error())));
    SkillInput skill{declared->input, m_parts.brand ? m_parts.brand() : Brand(), m_parts.home};
    skill.untold = declared->untold;
    const Result<SkillOutput> output = m_parts.skills->run(id, skill);
    ToolGiven came;
    came.failed = !output;
    came.text = output ? QString::fromUtf8(output->output.toText()) : said(output.error());
    given(came);
}

void Workbench::Bench::use(const ToolWish& wish, std::function<void(ToolGiven)> given)
{
    const Result<Json> input = Json::parse(wish.input.toUtf8());
    if (!input)
        return given(unasked(QStringLiteral("The input is no JSON object: %1").arg(input.error().text)));
    for (const SkillId& id : m_parts.skills->ids())
        if (toolNameOf(id.text) == wish.tool)
            return useSkill(id, *input, wish.known, given);
    KeptNames kept(wish.known);
    PersonalTest names; // what is the house's own by its form does not leave with a tool either
    names.isKept = kept.test().isKept;
    const QString found = personalIn(*input, names);
    if (const std::optional<Error> fault = kept.fault())
        return given(unasked(said(*fault)));
    if (!found.isEmpty())
        return given(unasked(QStringLiteral("%1 stands in what you asked for, and that does not leave the house with a tool. Ask without it.").arg(found.left(1).toUpper() + found.mid(1))));
    const quint64 number = ++m_last;
    const auto end = [this, number, given](const ToolGiven& came) {
        m_underWay.erase(number);
        given(came);
    };
    if (wish.tool.startsWith(QLatin1String("mcp_"))) {
        const quint64 use = m_servers.use(wish.tool, *input, kWithin, [end, tool = wish.tool](const Result<ToolAnswer>& answer) {
            end(answer ? fromOutside(*answer) : failedOutside(tool, answer.error()));
        });
        m_underWay.emplace(number, [this, use] { m_servers.cancel(use); });
        return;
    }
    const quint64 use = m_reader->use(wish.tool, *input, kWithin, [end, tool = wish.tool](const Result<ToolOutput>& output) {
        if (!output)
            return end(failedOutside(tool, output.error()));
        ToolGiven came = fromOutside({output->text, false, {}, output->label});
        for (const Reading& reading : output->readings)
            came.sources.append({reading.address, reading.title, reading.sha256, reading.readAt});
        end(came);
    });
    m_underWay.emplace(number, [this, use] { m_reader->cancel(use); });
}

Workbench::Workbench(Parts parts) : m_parts(std::move(parts)), m_keys(*m_parts.keys, m_worker.mailbox()) {}

Workbench::~Workbench()
{
    stop();
}

void Workbench::start()
{
    m_worker.start();
    m_worker.call([this] {
        m_bench = new Bench(m_parts, m_keys, [this] { m_table.show({m_bench->offers(), m_bench->prices(), m_bench->withheld()}); });
        m_bench->read(); // whoever comes next finds them
    });
}

void Workbench::stop()
{
    if (m_bench)
        m_worker.stop([this] { delete std::exchange(m_bench, nullptr); });
}

void Workbench::readServers(std::function<void()> then)
{
    m_worker.post([this, then = std::move(then)] {
        m_bench->read();
        if (then)
            then();
    });
}

void Workbench::pricesChanged()
{
    m_worker.post([this] { m_bench->tellAgain(); });
}

void Workbench::setWay(const Way& way)
{
    m_worker.post([this, way] { m_bench->setWay(way); });
}

void Workbench::setSearxng(const QString& address)
{
    m_worker.post([this, address] { m_bench->setSearxng(address); });
}

QList<ToolOffer> Workbench::offers() const
{
    const std::shared_ptr<const Table> all = m_table.now();
    return all ? all->offers : QList<ToolOffer>();
}

Result<ToolPrice> Workbench::priceOf(const QString& tool) const
{
    const std::shared_ptr<const Table> all = m_table.now();
    return all ? all->prices.value(tool, ToolPrice{}) : Result<ToolPrice>(ToolPrice{});
}

QString Workbench::whyNot(const QString& tool) const
{
    const std::shared_ptr<const Table> all = m_table.now();
    return all ? all->withheld.value(tool) : QString();
}

void Workbench::use(const ToolWish& wish, Mailbox* replyTo, Given given)
{
    m_worker.post([this, wish, replyTo, given = std::move(given)] {
        QElapsedTimer watch;
        watch.start();
        m_bench->use(wish, [replyTo, given, watch](ToolGiven came) {
            came.took = Duration(watch.elapsed());
            replyTo->post([given, came] { given(came); });
        });
    });
}

void Workbench::cancelAll()
{
    m_worker.post([this] { m_bench->cancelAll(); });
}

} // namespace qd::agents
