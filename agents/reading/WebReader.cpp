#include "agents/reading/WebReader.h"

namespace qd::agents {

namespace {

constexpr int kMostRedirects = 5;
constexpr qint64 kMostRobots = 500 * 1024; // RFC 9309, 2.5
constexpr char kRobot[] = "Quarterdeck";

WireRules wireRules(const ReaderSettings& settings)
{
    WireRules rules;
    rules.lookUp = settings.lookUp ? settings.lookUp : systemLookUp();
    rules.allowsLoopback = settings.allowsLoopback;
    rules.usesSystemProxy = settings.usesSystemProxy;
    rules.userAgent = QByteArray(kRobot) + '/' + settings.version + " (+reads single pages for a person; robots.txt: Quarterdeck)";
    rules.ownCa = settings.ownCa;
    rules.silence = settings.silence;
    return rules;
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/// What may be said again in a header: nothing that ends a line.
bool isSayable(const QByteArray& value)
{
    return !value.isEmpty() && value.size() <= 1'024 && std::all_of(value.begin(), value.end(), [](char c) { return c >= ' ' && c < '\x7f'; });
}

Error whyRedirectIsRefused(const WebAddress& from, const QString& what)
{
    return {Error::Rule, QStringLiteral("%1 %2").arg(from.text(), what), from.text(), {}};
}

} // namespace

/// One page on its way.
class WebReader::Visit final : public QObject {
public:
    Visit(WebReader& reader, quint64 number, const FetchOrder& order, Arrived arrived);
    ~Visit() override
    {
        if (!m_isOver) // else the reader may be gone
            m_reader.m_lines.leave(m_ticket);
    }

    void start();
    void finish(Result<Fetched> result);
    const Arrived& arrived() const { return m_arrived; }

private:
    using Taken = void (Visit::*)(Result<HttpReply>);
    void goTo(const Result<WebAddress>& address);
    void onTurn();
    void askRobots(const WebAddress& address);
    void takeRobots(Result<HttpReply> reply);
    void obey(const RobotsShelf::Said& said);
    void askPage();
    void takePage(Result<HttpReply> reply);
    void get(GetOrder order, Taken taken);
    Result<WebAddress> redirected(const WebAddress& from, const HttpReply& reply, int& left) const;
    Fetched fetched(const HttpReply& reply) const;

    WebReader& m_reader;
    const quint64 m_number;
    const FetchOrder m_order;
    const Arrived m_arrived;
    WebAddress m_at;          ///< the page, or where it was sent on to
    WebAddress m_robotsAt;    ///< the same for robots.txt
    int m_redirectsLeft = kMostRedirects;
    int m_robotsRedirectsLeft = kMostRedirects;
    quint64 m_ticket = 0;
    bool m_isOver = false;
    QTimer m_deadline;
    std::unique_ptr<CheckedGet> m_get;
};

WebReader::Visit::Visit(WebReader& reader, quint64 number, const FetchOrder& order, Arrived arrived)
    : m_reader(reader), m_number(number), m_order(order), m_arrived(std::move(arrived))
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        finish(Error{Error::Network, QStringLiteral("%1 gave no whole answer within %2 s").arg(QString::fromLatin1(m_at.hostField))
                         .arg(QString::number(double(m_reader.m_settings.whole.count()) / 1000, 'g', 3)), m_at.text(), {}});
    });
}

void WebReader::Visit::start()
{
    goTo(webAddress(m_order.address, m_reader.m_settings.opened));
}

void WebReader::Visit::goTo(const Result<WebAddress>& address)
{
    if (!address)
        return finish(address.error());
    m_at = *address;
    m_reader.m_lines.leave(m_ticket);
    m_ticket = m_reader.m_lines.enter(m_at.host, [this] { onTurn(); });
}

void WebReader::Visit::onTurn()
{
    if (!m_deadline.isActive())
        m_deadline.start(m_reader.m_settings.whole);
    if (const RobotsShelf::Said* said = m_reader.m_robots.find(m_at.origin, m_reader.m_clock.now()))
        return obey(*said);
    m_robotsRedirectsLeft = kMostRedirects;
    QUrl robots = m_at.url;
    robots.setPath(QStringLiteral("/robots.txt"));
    robots.setQuery(QString());
    const Result<WebAddress> address = webAddress(robots, m_reader.m_settings.opened);
    address ? askRobots(*address) : finish(address.error());
}

void WebReader::Visit::get(GetOrder order, Taken taken)
{
    m_get = std::make_unique<CheckedGet>(m_reader.m_wire, std::move(order), [this, taken](Result<HttpReply> reply) {
        QTimer::singleShot(0, this, [this, taken, reply = std::move(reply)]() mutable { // what speaks is not ended while it does
            if (!m_isOver)
                (this->*taken)(std::move(reply));
        });
    });
    m_get->start();
}

void WebReader::Visit::askRobots(const WebAddress& address)
{
    m_robotsAt = address;
    GetOrder order;
    order.address = address;
    order.headers = {{"Accept", "text/plain, */*;q=0.1"}};
    order.mostBytes = kMostRobots;
    order.cuts = true;
    get(std::move(order), &Visit::takeRobots);
}

/// RFC 9309, 2.3.1.
void WebReader::Visit::takeRobots(Result<HttpReply> reply)
{
    if (!reply)
        return finish(reply.error()); // unreachable: nothing may be read
    RobotsShelf::Said said;
    said.at = m_reader.m_clock.now();
    const int status = reply->status();
    if (isRedirect(status)) {
        const Result<WebAddress> next = redirected(m_robotsAt, *reply, m_robotsRedirectsLeft);
        if (next)
            return askRobots(*next); // one that leads nowhere, or on and on, is as good as none
    } else if (status >= 200 && status < 300) {
        said.rules = RobotsRules::read(reply->body(), kRobot);
    } else if (status >= 500 || status == 429) {
        said.rules = RobotsRules::nothing();
        said.couldSay = false;
    }
    m_reader.m_robots.keep(m_at.origin, said);
    obey(said);
}

void WebReader::Visit::obey(const RobotsShelf::Said& said)
{
    if (said.rules.allows(m_at.target))
        return askPage();
    finish(Error{Error::Rule, said.couldSay ? QStringLiteral("%1 asks robots to leave it alone (robots.txt)").arg(m_at.text())
                                            : QStringLiteral("%1 could not say what robots may read (robots.txt), so nothing of it is read for now").arg(m_at.origin),
                 m_at.text(), {}});
}

void WebReader::Visit::askPage()
{
    GetOrder order;
    order.address = m_at;
    order.headers = {{"Accept", m_order.accept}};
    if (isSayable(m_order.etag))
        order.headers.append({"If-None-Match", m_order.etag});
    if (isSayable(m_order.lastModified))
        order.headers.append({"If-Modified-Since", m_order.lastModified});
    order.mostBytes = m_reader.m_settings.mostBytes;
    get(std::move(order), &Visit::takePage);
}

void WebReader::Visit::takePage(Result<HttpReply> reply)
{
    if (!reply)
        return finish(reply.error());
    if (isRedirect(reply->status()))
        return goTo(redirected(m_at, *reply, m_redirectsLeft));
    finish(fetched(*reply));
}

Result<WebAddress> WebReader::Visit::redirected(const WebAddress& from, const HttpReply& reply, int& left) const
{
    const QByteArray location = reply.header("location");
    if (location.isEmpty())
        return whyRedirectIsRefused(from, QStringLiteral("sends to another place without naming it"));
    if (left-- == 0)
        return whyRedirectIsRefused(from, QStringLiteral("sends on for the sixth time, and five are followed"));
    const Result<WebAddress> next = webAddress(from.url.resolved(QUrl::fromEncoded(location)), m_reader.m_settings.opened);
    if (!next)
        return whyRedirectIsRefused(from, QStringLiteral("sends to another place: %1").arg(next.error().text));
    if (from.encrypts && !next->encrypts)
        return whyRedirectIsRefused(from, QStringLiteral("sends from https to http, where anybody could answer"));
    return next;
}

Fetched WebReader::Visit::fetched(const HttpReply& reply) const
{
    Fetched page;
    page.asked = m_order.address.trimmed();
    page.address = m_at.text();
    page.status = reply.status();
    const QList<QByteArray> type = reply.header("content-type").split(';');
    page.mediaType = type.first().trimmed().toLower();
    for (const QByteArray& part : type)
        if (part.trimmed().toLower().startsWith("charset="))
            page.charset = part.trimmed().mid(8).replace('"', "").replace('\'', "").trimmed();
    page.etag = reply.header("etag");
    page.lastModified = reply.header("last-modified");
    page.body = reply.body();
    page.at = m_reader.m_clock.now();
    return page;
}

/// Told later: whoever ends it is still speaking.
void WebReader::Visit::finish(Result<Fetched> result)
{
    if (m_isOver)
        return;
    m_isOver = true;
    m_deadline.stop();
    m_reader.m_lines.leave(m_ticket);
    QTimer::singleShot(0, this, [this, result = std::move(result)]() mutable { m_reader.end(m_number, std::move(result)); });
}

WebReader::WebReader(ReaderSettings settings, const Clock& clock, QObject* parent)
    : QObject(parent), m_settings(std::move(settings)), m_clock(clock), m_wire(wireRules(m_settings)), m_lines(clock, m_settings.apart)
{
}

WebReader::~WebReader() = default;

quint64 WebReader::fetch(const FetchOrder& order, Arrived arrived)
{
    const quint64 number = ++m_last;
    m_visits.emplace(number, std::make_unique<Visit>(*this, number, order, std::move(arrived))).first->second->start();
    return number;
}

void WebReader::cancel(quint64 visit)
{
    if (const auto found = m_visits.find(visit); found != m_visits.end())
        found->second->finish(Error{Error::Cancelled, QStringLiteral("the page was not waited for"), {}, {}});
}

void WebReader::end(quint64 visit, Result<Fetched> result)
{
    const auto found = m_visits.find(visit);
    const std::shared_ptr<Visit> gone(std::move(found->second));
    m_visits.erase(found);
    QTimer::singleShot(0, this, [gone] {}); // its timer is still speaking
    gone->arrived()(std::move(result));
}

} // namespace qd::agents
