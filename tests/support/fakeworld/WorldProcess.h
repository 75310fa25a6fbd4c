#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

namespace qd::test {

/// Runs qd_fakeworld beside the test and reads its count and its bill. Ends with the test.
class WorldProcess {
public:
    /// `options`: of qd_fakeworld, besides its files: "--prices", "--script", "--canaries", "--key", "--quick".
    explicit WorldProcess(const QStringList& options = {});
    ~WorldProcess();
    /// 0 when it did not start.
    quint16 port() const { return m_port; }
    /// "http://127.0.0.1:PORT"
    QString origin() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port); }
    /// Makes the world misbehave on `path` ("*": on all that have nothing of their own) in one of the ways of
    /// tests/support/fakeworld/Fault.h: "close-after-body", "status" (with "status", "retry_after"), "cut" (with "at"), …
    /// `more` also limits it: "times", "on", "every", "chance" with "seed", "for_ms", "model"; "also": besides what is scripted
    /// there. @returns false when the world did not take it.
    bool script(const QString& path, const QString& fault, QJsonObject more = {});
    /// Takes all faults away.
    bool clear() { return post(QStringLiteral("clear"), {}); }
    /// What models say from now on; see tests/support/fakeworld/models/Script.h.
    bool models(const QJsonArray& rules);
    /// How batches of calls fare from now on; see tests/support/fakeworld/models/Batches.h.
    bool batches(const QJsonObject& how) { return post(QStringLiteral("batches"), how); }
    /// Nobody listens at its port for so long; `drop`: and every connection is cut off.
    bool refuse(int forMs, bool drop = false) { return post(QStringLiteral("refuse"), {{QStringLiteral("for_ms"), forMs}, {QStringLiteral("drop"), drop}}); }
    /// What has reached the world, in order, as it stands on the disk.
    QList<QJsonObject> count() const;
    /// What models cost by the world's own meter, one object a call, in order, as it stands on the disk: "n" as in the count,
    /// "model", "input_tokens", "cache_write_tokens", "cache_read_tokens", "output_tokens", "cost_pico_usd", "billed", "whole",
    /// "status", "fault", "mono_us" and "wall_ms" of its arrival, "connection", "header_names", "leaks". "n" 0: leaks in half a request.
    QList<QJsonObject> bill() const;
    /// Where that stands, one line when a call comes and one when it has ended.
    QString billFile() const;
    /// The sum of "cost_pico_usd" (a millionth of a micro-dollar).
    qint64 billedPico() const;
    /// How often each event of a webhook was acted upon, by its id, as the receiver itself counts.
    QJsonObject hooksAt() const { return told(QStringLiteral("hooks-at")); }
    QJsonObject hooks() const { return told(QStringLiteral("hooks")); }
    /// What a site of WordPress holds, as it says itself; see tests/support/fakeworld/outside/BlogSite.h.
    QJsonObject blog() const { return told(QStringLiteral("blog")); }
    /// Somebody at the site changes a post, or makes one.
    bool blogChanges(const QJsonObject& change) { return post(QStringLiteral("blog"), change); }
    /// What calendars hold and whom they mailed, as they say themselves; see tests/support/fakeworld/outside/CalendarServer.h.
    QJsonObject calendars() const { return told(QStringLiteral("calendars")); }
    /// Somebody puts an event there, or takes one away.
    bool calendarChanges(const QJsonObject& change) { return post(QStringLiteral("calendars"), change); }
    /// What a mail server of its own holds, which listens from the first time on; see tests/support/fakeworld/outside/MailHost.h.
    QJsonObject mail() const { return told(QStringLiteral("mail")); }
    /// It goes wrong there from now on.
    bool mailMisbehaves(const QJsonObject& rule) { return post(QStringLiteral("mail"), rule); }
    /// How often services did what they were asked for, by account, as they count themselves; see tests/support/fakeworld/outside/services/Services.h.
    QJsonObject services() const { return told(QStringLiteral("services")); }
    /// How often they did not do something since they had done it, and said no more than that; by account.
    QJsonObject doubles() const { return told(QStringLiteral("doubles")); }
    /// The world's own sums, asked of it: "calls", "input_tokens", "output_tokens", "cost_pico_usd", "connected".
    QJsonObject totals() const { return told(QStringLiteral("totals")); }
    /// Sends raw bytes and gives what came back until the world closed the connection; ask it to ("Connection: close").
    QByteArray talk(const QByteArray& bytes) const;

private:
    bool post(const QString& what, const QJsonObject& body) const;
    QJsonObject told(const QString& what) const;
    QByteArray ask(const QByteArray& method, const QString& what, const QByteArray& body) const;

    QTemporaryDir m_dir;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace qd::test
