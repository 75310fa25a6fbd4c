#include "agents/effects/connectors/mail/SmtpTalk.h"

#include "agents/tools/protocol/OutsideText.h"

#include <QUrl>

#include <curl/curl.h>

#include <array>
#include <chrono>
#include <cstring>

namespace qd::agents {

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kFarewell = std::chrono::seconds(2); ///< the answer to QUIT is not waited for longer

/// libcurl is made ready once, before its first use.
bool isReady()
{
    static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    return ready;
}

struct Easy {
    Easy() : handle(isReady() ? curl_easy_init() : nullptr) {}
    ~Easy()
    {
        curl_slist_free_all(recipients);
        curl_easy_cleanup(handle);
    }
    Q_DISABLE_COPY_MOVE(Easy)
    CURL* const handle;
    curl_slist* recipients = nullptr;
};

/// One dialogue as libcurl calls back into it.
class Course {
public:
    Course(const SmtpTalk& talk, SmtpReins& reins, const std::function<void()>& opened, const std::function<void(SmtpEnd)>& ended)
        : m_talk(talk), m_reins(reins), m_opened(opened), m_ended(ended) {}

    void run();

private:
    static size_t onLine(char* bytes, size_t one, size_t count, void* self);
    static size_t onWanted(char* bytes, size_t one, size_t count, void* self);
    static int onProgress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) { return static_cast<Course*>(self)->isOver() ? 1 : 0; }
    static int onSaid(CURL*, curl_infotype what, char* bytes, size_t count, void* self);

    template <class T> void set(CURLoption option, T value) { curl_easy_setopt(m_easy.handle, option, value); }
    void setWay();
    void setMail();
    bool isOver() const;
    void hear(const QByteArray& line);
    size_t give(char* bytes, size_t room);
    void tell(SmtpEnd::Trouble trouble, const QString& why);
    SmtpEnd::Trouble troubleOf(CURLcode code) const;
    QString wordsOf(SmtpEnd::Trouble trouble, CURLcode code) const;
    QString clean(const QByteArray& text) const;

    const SmtpTalk& m_talk;
    SmtpReins& m_reins;
    const std::function<void()>& m_opened;
    const std::function<void(SmtpEnd)>& m_ended;
    Easy m_easy;
    SmtpEnd m_end;
    QByteArray m_address; ///< of the server
    QByteArray m_last;    ///< its last answer
    size_t m_given = 0;   ///< of the message
    bool m_isTold = false;
    bool m_isLeaving = false;
    Clock::time_point m_toldAt;
    std::array<char, CURL_ERROR_SIZE> m_error{};
};

void Course::setWay()
{
    // Who we are is said without the name of this machine (RFC 5321, 4.1.3).
    m_address = m_talk.url.toUtf8() + "/%5B127.0.0.1%5D";
    const bool isSecure = m_talk.url.startsWith(QLatin1String("smtps:"));
    set(CURLOPT_URL, m_address.constData());
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(CURLOPT_USE_SSL, long(isSecure || !m_talk.isHere ? CURLUSESSL_ALL : CURLUSESSL_NONE));
    set(CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_QUICK_EXIT, 1L);
    set(CURLOPT_FRESH_CONNECT, 1L);
    set(CURLOPT_FORBID_REUSE, 1L);
    set(CURLOPT_CONNECTTIMEOUT_MS, long(m_talk.toConnect.count()));
    set(CURLOPT_SERVER_RESPONSE_TIMEOUT, long(std::max<qint64>(1, m_talk.toAnswer.count() / 1'000)));
    if (!m_talk.ownCa.isEmpty()) {
        curl_blob blob{const_cast<char*>(m_talk.ownCa.constData()), size_t(m_talk.ownCa.size()), CURL_BLOB_COPY};
        set(CURLOPT_CAINFO_BLOB, &blob);
    }
    if (m_talk.user.isEmpty())
        return;
    set(CURLOPT_USERNAME, m_talk.user.constData());
    QByteArray key(m_talk.key->bytes().data(), m_talk.key->bytes().size());
    set(CURLOPT_PASSWORD, key.constData());
    key.fill('\0');
}

void Course::setMail()
{
    set(CURLOPT_ERRORBUFFER, m_error.data());
    set(CURLOPT_HEADERFUNCTION, &Course::onLine);
    set(CURLOPT_HEADERDATA, static_cast<void*>(this));
    set(CURLOPT_WRITEFUNCTION, &Course::onLine);
    set(CURLOPT_WRITEDATA, static_cast<void*>(nullptr));
    set(CURLOPT_VERBOSE, 1L);
    set(CURLOPT_DEBUGFUNCTION, &Course::onSaid);
    set(CURLOPT_DEBUGDATA, static_cast<void*>(this));
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, &Course::onProgress);
    set(CURLOPT_XFERINFODATA, static_cast<void*>(this));
    if (m_talk.message.isEmpty()) {
        set(CURLOPT_NOBODY, 1L);
        set(CURLOPT_CUSTOMREQUEST, "NOOP");
        return;
    }
    m_easy.recipients = curl_slist_append(nullptr, m_talk.to.constData());
    set(CURLOPT_MAIL_FROM, m_talk.from.constData());
    set(CURLOPT_MAIL_RCPT, m_easy.recipients);
    set(CURLOPT_UPLOAD, 1L);
    set(CURLOPT_INFILESIZE_LARGE, curl_off_t(m_talk.message.size()));
    set(CURLOPT_READFUNCTION, &Course::onWanted);
    set(CURLOPT_READDATA, static_cast<void*>(this));
}

void Course::run()
{
    if (!m_easy.handle)
        return tell(SmtpEnd::Unreached, QStringLiteral("libcurl cannot be used"));
    setWay();
    setMail();
    const CURLcode code = m_reins.isCancelled() ? CURLE_ABORTED_BY_CALLBACK : curl_easy_perform(m_easy.handle);
    if (m_isTold)
        return;
    const SmtpEnd::Trouble trouble = troubleOf(code);
    tell(trouble, wordsOf(trouble, code));
}

/// Broken off; or the end was told, and the other side does not say farewell.
bool Course::isOver() const
{
    return m_reins.isCancelled() || (m_isTold && Clock::now() - m_toldAt > kFarewell);
}

size_t Course::onLine(char* bytes, size_t one, size_t count, void* self)
{
    if (self)
        static_cast<Course*>(self)->hear(QByteArray(bytes, qsizetype(one * count)).trimmed());
    return one * count;
}

/// A line of the server's: the last one of an answer has a blank behind its code (RFC 5321, 4.2.1).
void Course::hear(const QByteArray& line)
{
    bool isCode = false;
    const int code = line.left(3).toInt(&isCode);
    if (!isCode || m_isLeaving) // what is answered to a farewell is about nothing
        return;
    if (line.mid(4).startsWith("SIZE ")) // RFC 1870, 4
        m_end.mostBytes = line.mid(9).trimmed().toLongLong();
    if (line.size() > 3 && line[3] != ' ')
        return;
    m_end.code = code;
    m_last = line;
    if (!m_end.isWhole || m_isTold)
        return;
    m_end.isTaken = code == 250;
    tell(m_end.isTaken ? SmtpEnd::None : SmtpEnd::Refused, clean(line));
}

/// What was said by us: the verb alone, never what stands behind it.
int Course::onSaid(CURL*, curl_infotype what, char* bytes, size_t count, void* self)
{
    if (what != CURLINFO_HEADER_OUT)
        return 0;
    auto* course = static_cast<Course*>(self);
    const QByteArray start(bytes, qsizetype(std::min<size_t>(count, 8)));
    for (const char* verb : {"EHLO", "HELO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA", "NOOP"})
        if (start.startsWith(verb))
            course->m_end.verb = verb;
    course->m_isLeaving = course->m_isLeaving || start.startsWith("QUIT");
    return 0;
}

size_t Course::onWanted(char* bytes, size_t one, size_t count, void* self)
{
    return static_cast<Course*>(self)->give(bytes, one * count);
}

size_t Course::give(char* bytes, size_t room)
{
    if (!std::exchange(m_end.isOpen, true))
        m_opened();
    if (!m_reins.mayGo()) {
        if (m_given == 0)
            tell(SmtpEnd::Cancelled, QStringLiteral("it was stopped")); // nothing of the message has left
        return CURL_READFUNC_ABORT;
    }
    const size_t piece = std::min(room, size_t(m_talk.message.size()) - m_given);
    if (m_given + piece == size_t(m_talk.message.size()))
        m_end.isWhole = true; // libcurl ends it by itself from here on
    std::memcpy(bytes, m_talk.message.constData() + m_given, piece);
    m_given += piece;
    return piece;
}

void Course::tell(SmtpEnd::Trouble trouble, const QString& why)
{
    m_isTold = true;
    m_toldAt = Clock::now();
    m_end.trouble = trouble;
    m_end.said = why;
    m_ended(m_end);
}

SmtpEnd::Trouble Course::troubleOf(CURLcode code) const
{
    switch (code) {
    case CURLE_OK: return SmtpEnd::None;
    case CURLE_ABORTED_BY_CALLBACK: return SmtpEnd::Cancelled;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CACERT_BADFILE: return SmtpEnd::Tls;
    case CURLE_LOGIN_DENIED: return SmtpEnd::Login;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT: return SmtpEnd::Unreached;
    default: break;
    }
    return m_reins.isCancelled() ? SmtpEnd::Cancelled : m_end.code >= 400 ? SmtpEnd::Refused : m_end.verb.isEmpty() && m_end.code == 0 ? SmtpEnd::Unreached : SmtpEnd::Cut;
}

QString Course::wordsOf(SmtpEnd::Trouble trouble, CURLcode code) const
{
    const QString host = QUrl(m_talk.url).host();
    const QString said = clean(m_error[0] ? QByteArray(m_error.data()) : QByteArray(curl_easy_strerror(code)));
    switch (trouble) {
    case SmtpEnd::None: return clean(m_last);
    case SmtpEnd::Unreached: return QStringLiteral("%1 was not reached: %2").arg(host, said);
    case SmtpEnd::Tls: return QStringLiteral("the connection to %1 cannot be trusted: %2").arg(host, said);
    case SmtpEnd::Login: return QStringLiteral("%1 does not let us in: %2").arg(host, m_end.code >= 400 ? clean(m_last) : said);
    case SmtpEnd::Refused: return clean(m_last);
    case SmtpEnd::Cut: return QStringLiteral("the connection to %1 broke off: %2").arg(host, said);
    case SmtpEnd::Cancelled: return QStringLiteral("it was stopped");
    }
    return said;
}

/// Servers repeat whom it is for; that is on no record.
QString Course::clean(const QByteArray& text) const
{
    QString line = cleanedLine(QString::fromUtf8(text), 300);
    if (!m_talk.to.isEmpty())
        line.replace(QString::fromLatin1(m_talk.to), QStringLiteral("(the address)"), Qt::CaseInsensitive);
    return line;
}

} // namespace

void talkSmtp(const SmtpTalk& talk, SmtpReins& reins, const std::function<void()>& opened, const std::function<void(SmtpEnd)>& ended)
{
    Course(talk, reins, opened, ended).run();
}

} // namespace qd::agents
