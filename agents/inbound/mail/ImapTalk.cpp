#include "agents/inbound/mail/ImapTalk.h"

#include "agents/tools/protocol/OutsideText.h"

#include <QUrl>

#include <curl/curl.h>

#include <poll.h>

#include <array>
#include <chrono>

namespace qd::agents {

namespace {

using Clock = std::chrono::steady_clock;
constexpr int kLookMs = 200; ///< so often a stop is looked for

/// libcurl is made ready once, before its first use.
bool isReady()
{
    static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    return ready;
}

/// One dialogue. After the login the words are ours: libcurl (7.88) fetches with BODY[], which marks what it reads, and takes a line of a mail that looks like an
/// answer for one.
class Look {
public:
    Look(const ImapTalk& talk, const std::stop_token& stop, const std::function<void(const ImapMail&)>& mail)
        : m_talk(talk), m_stop(stop), m_mail(mail), m_handle(isReady() ? curl_easy_init() : nullptr) {}
    ~Look() { curl_easy_cleanup(m_handle); }
    Q_DISABLE_COPY_MOVE(Look)

    ImapEnd run();

private:
    static int onProgress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) { return static_cast<Look*>(self)->m_stop.stop_requested() ? 1 : 0; }

    template <class T> void set(CURLoption option, T value) { curl_easy_setopt(m_handle, option, value); }
    void setWay();
    bool logIn();
    bool open();
    bool fetch();
    using Heard = std::function<void(const ImapResponse&)>;
    bool ask(const QByteArray& words, const Heard& heard);
    bool send(const QByteArray& bytes);
    bool hear(Clock::time_point until);
    bool wait(short events, Clock::time_point until);
    bool fail(ImapEnd::Trouble trouble, const QString& why);
    QString host() const { return QUrl(m_talk.url).host(); }

    const ImapTalk& m_talk;
    const std::stop_token& m_stop;
    const std::function<void(const ImapMail&)>& m_mail;
    CURL* const m_handle;
    ImapEnd m_end;
    ImapReader m_reader;
    QByteArray m_address;
    QList<quint32> m_found;
    int m_asked = 0;
    std::array<char, CURL_ERROR_SIZE> m_error{};
};

bool Look::fail(ImapEnd::Trouble trouble, const QString& why)
{
    m_end.trouble = m_stop.stop_requested() ? ImapEnd::Cancelled : trouble;
    m_end.said = m_stop.stop_requested() ? QStringLiteral("it was stopped") : cleanedLine(why, 300);
    return false;
}

void Look::setWay()
{
    m_address = m_talk.url.toUtf8() + '/';
    const bool isSecure = m_talk.url.startsWith(QLatin1String("imaps:"));
    set(CURLOPT_URL, m_address.constData());
    set(CURLOPT_PROTOCOLS_STR, "imap,imaps");
    set(CURLOPT_CONNECT_ONLY, 1L);
    set(CURLOPT_USE_SSL, long(isSecure || !m_talk.isHere ? CURLUSESSL_ALL : CURLUSESSL_NONE));
    set(CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_QUICK_EXIT, 1L);
    set(CURLOPT_FRESH_CONNECT, 1L);
    set(CURLOPT_CONNECTTIMEOUT_MS, long(m_talk.toConnect.count()));
    set(CURLOPT_SERVER_RESPONSE_TIMEOUT, long(std::max<qint64>(1, m_talk.toAnswer.count() / 1'000)));
    set(CURLOPT_ERRORBUFFER, m_error.data());
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, &Look::onProgress);
    set(CURLOPT_XFERINFODATA, static_cast<void*>(this));
    if (!m_talk.ownCa.isEmpty()) {
        curl_blob blob{const_cast<char*>(m_talk.ownCa.constData()), size_t(m_talk.ownCa.size()), CURL_BLOB_COPY};
        set(CURLOPT_CAINFO_BLOB, &blob);
    }
    if (m_talk.user.isEmpty() || !m_talk.key)
        return;
    set(CURLOPT_USERNAME, m_talk.user.constData());
    QByteArray key(m_talk.key->bytes().data(), m_talk.key->bytes().size());
    set(CURLOPT_PASSWORD, key.constData());
    key.fill('\0');
}

bool Look::logIn()
{
    if (!m_handle)
        return fail(ImapEnd::Unreached, QStringLiteral("libcurl cannot be used"));
    setWay();
    const CURLcode code = m_stop.stop_requested() ? CURLE_ABORTED_BY_CALLBACK : curl_easy_perform(m_handle);
    const QString said = QString::fromUtf8(m_error[0] ? m_error.data() : curl_easy_strerror(code));
    switch (code) {
    case CURLE_OK: return true;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CACERT_BADFILE: return fail(ImapEnd::Tls, QStringLiteral("the connection to %1 cannot be trusted: %2").arg(host(), said));
    case CURLE_LOGIN_DENIED: return fail(ImapEnd::Login, QStringLiteral("%1 does not let us in: %2").arg(host(), said));
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT: return fail(ImapEnd::Unreached, QStringLiteral("%1 was not reached: %2").arg(host(), said));
    default: return fail(ImapEnd::Cut, QStringLiteral("the connection to %1 broke off: %2").arg(host(), said));
    }
}

bool Look::wait(short events, Clock::time_point until)
{
    curl_socket_t socket = CURL_SOCKET_BAD;
    curl_easy_getinfo(m_handle, CURLINFO_ACTIVESOCKET, &socket);
    if (socket == CURL_SOCKET_BAD || m_stop.stop_requested())
        return fail(ImapEnd::Cut, QStringLiteral("the connection to %1 broke off").arg(host()));
    if (Clock::now() > until)
        return fail(ImapEnd::Cut, QStringLiteral("%1 did not answer in time").arg(host()));
    pollfd one{socket, events, 0};
    ::poll(&one, 1, kLookMs);
    return true;
}

bool Look::send(const QByteArray& bytes)
{
    const auto until = Clock::now() + m_talk.toAnswer;
    for (qsizetype at = 0; at < bytes.size();) {
        size_t sent = 0;
        const CURLcode code = curl_easy_send(m_handle, bytes.constData() + at, size_t(bytes.size() - at), &sent);
        at += qsizetype(sent);
        if (code == CURLE_AGAIN && !wait(POLLOUT, until))
            return false;
        if (code != CURLE_OK && code != CURLE_AGAIN)
            return fail(ImapEnd::Cut, QStringLiteral("the connection to %1 broke off: %2").arg(host(), QString::fromUtf8(curl_easy_strerror(code))));
    }
    return true;
}

bool Look::hear(Clock::time_point until)
{
    std::array<char, 16 * 1024> room{};
    size_t came = 0;
    const CURLcode code = curl_easy_recv(m_handle, room.data(), room.size(), &came);
    if (code == CURLE_AGAIN)
        return wait(POLLIN, until);
    if (code != CURLE_OK || came == 0)
        return fail(ImapEnd::Cut, QStringLiteral("the connection to %1 broke off%2").arg(host(), code == CURLE_OK ? QString() : QStringLiteral(": ") + QString::fromUtf8(curl_easy_strerror(code))));
    return m_reader.feed(QByteArrayView(room.data(), qsizetype(came))) || fail(ImapEnd::Cut, QStringLiteral("%1 says what is too much: %2").arg(host(), m_reader.fault()));
}

/// Says it, and hears all that comes until its own answer. The tags are none of libcurl's.
bool Look::ask(const QByteArray& words, const Heard& heard)
{
    const QByteArray tag = 'Q' + QByteArray::number(++m_asked);
    if (!send(tag + ' ' + words + "\r\n"))
        return false;
    for (auto until = Clock::now() + m_talk.toAnswer;;) {
        while (const std::optional<ImapResponse> response = m_reader.next()) {
            until = Clock::now() + m_talk.toAnswer; // it speaks
            if (response->isTagged(tag))
                return response->isOk() || fail(ImapEnd::Refused, QStringLiteral("%1: %2").arg(host(), QString::fromUtf8(response->line.mid(tag.size() + 1))));
            if (response->line.startsWith("* BYE"))
                return fail(ImapEnd::Cut, QStringLiteral("%1 said farewell: %2").arg(host(), QString::fromUtf8(response->line.mid(6))));
            heard(*response);
        }
        if (!hear(until))
            return false;
    }
}

bool Look::open()
{
    const bool isOpen = ask("EXAMINE " + imapQuoted(m_talk.folder), [this](const ImapResponse& response) {
        m_end.validity = imapCode(response, "UIDVALIDITY").value_or(m_end.validity);
    });
    if (isOpen && m_end.validity == 0)
        return fail(ImapEnd::Refused, QStringLiteral("%1 does not number its mails for good (UIDVALIDITY), so nobody could tell which are new").arg(host()));
    return isOpen;
}

bool Look::fetch()
{
    const bool isKnown = m_end.validity == m_talk.validity && m_talk.after > 0;
    m_end.last = isKnown ? m_talk.after : 0;
    const QByteArray which = isKnown ? "UID " + QByteArray::number(qint64(m_talk.after) + 1) + ":*" : "SINCE " + imapDate(m_talk.since);
    if (!ask("UID SEARCH " + which, [this](const ImapResponse& response) { m_found += imapFound(response).value_or(QList<quint32>()); }))
        return false;
    m_found.removeIf([this](quint32 uid) { return uid <= m_end.last; }); // "n:*" names the last one, however small (RFC 9051, 9)
    m_end.isMore = m_found.size() > m_talk.most;
    const QByteArray part = " (UID BODY.PEEK[]<0." + QByteArray::number(m_talk.mostBytes) + ">)";
    for (const quint32 uid : m_found.mid(0, m_talk.most)) {
        std::optional<ImapMail> mail;
        const auto hear = [&](const ImapResponse& response) {
            if (std::optional<ImapMail> one = imapMail(response); one && one->uid == uid)
                mail = std::move(one);
        };
        if (!ask("UID FETCH " + QByteArray::number(uid) + part, hear))
            return false;
        m_end.last = uid; // one that was deleted meanwhile is not there any more
        if (!mail)
            continue;
        ++m_end.mails;
        m_mail(*mail);
    }
    return true;
}

ImapEnd Look::run()
{
    if (!logIn())
        return m_end;
    const bool isDone = m_talk.folder.isEmpty() || (open() && fetch());
    const ImapEnd end = m_end;
    if (isDone) // what becomes of the farewell changes nothing
        ask("LOGOUT", [](const ImapResponse&) {});
    return end;
}

} // namespace

ImapEnd talkImap(const ImapTalk& talk, const std::stop_token& stop, const std::function<void(const ImapMail&)>& mail)
{
    return Look(talk, stop, mail).run();
}

} // namespace qd::agents
