#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

namespace qd::test {

/// Runs qd_fakeworld beside the test and reads its count. Ends with the test.
class WorldProcess {
public:
    WorldProcess();
    ~WorldProcess();
    /// 0 when it did not start.
    quint16 port() const { return m_port; }
    /// Makes the world misbehave on `path`: "close-after-body", "half-status-line", "cut-body", "fail-after",
    /// "fail-before", "redirect" (with "to"), "delay" (with "delay_ms"), "answer" (with "status", "body");
    /// "times" limits it. @returns false when the world did not take it.
    bool script(const QString& path, const QString& fault, QJsonObject more = {});
    /// What has reached the world, in order, as it stands on the disk.
    QList<QJsonObject> count() const;
    /// Sends raw bytes and gives what came back until the world closed the connection; ask it to ("Connection: close").
    QByteArray talk(const QByteArray& bytes) const;

private:
    QTemporaryDir m_dir;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace qd::test
