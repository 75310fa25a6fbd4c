#pragma once

#include "core/base/Json.h"

#include <QMap>
#include <QProcess>
#include <QStringList>

#include <functional>
#include <memory>

namespace qd::test {

/// What one call of the built program came to.
struct Ran {
    int code = -1; ///< exit code; -1 when it crashed, was killed or took too long
    QByteArray out;
    QByteArray err;

    /// Standard output as one JSON document; null when it is anything else.
    Json json() const;
    /// The sentence of an error that was printed as JSON.
    QString message() const { return json().at(u"error").at(u"message").toString(); }
};

/// The built program as a person at a terminal meets it: arguments in, exit code and text out. Every call works in the
/// same home, offscreen, and finds no keyring: that of whoever runs the tests is left alone.
class Program {
public:
    Program(QString file, QString home) : m_file(std::move(file)), m_home(std::move(home)) {}
    const QString& home() const { return m_home; }
    /// A variable of the environment for the calls that follow.
    void set(const QString& name, const QString& value) { m_environment.insert(name, value); }
    /// QD_FAIL for the calls that follow; empty: none.
    void failAt(const QString& point) { set(QStringLiteral("QD_FAIL"), point); }

    /// Runs it to its end. Blocks at most `limitMs`; then it is killed.
    Ran run(const QStringList& arguments, int limitMs = 60'000) const;
    /// The same with bytes on its standard input; `meanwhile` is called once it runs and before it gets them.
    Ran feed(const QStringList& arguments, const QByteArray& input, const std::function<void(qint64 process)>& meanwhile = {}, int limitMs = 60'000) const;
    /// The same with --json.
    Ran json(QStringList arguments, int limitMs = 60'000) const { return run(arguments << QStringLiteral("--json"), limitMs); }
    /// Starts it and gives it back running. Killed when it is destroyed. What it says goes to the file, when one is named: nobody has
    /// to read it so that it goes on.
    std::unique_ptr<QProcess> start(const QStringList& arguments, const QString& said = {}) const;
    /// Starts `serve` and waits until it answers on its socket; nothing when it does not.
    std::unique_ptr<QProcess> serve(const QStringList& more = {}) const;

private:
    void prepare(QProcess& process, const QStringList& arguments) const;
    static Ran endOf(QProcess& process, int limitMs);

    QString m_file;
    QString m_home;
    QMap<QString, QString> m_environment;
};

/// Ends a process as a person would, and gives its exit code; -1 when it crashed or did not end.
int endPolitely(QProcess& process);

/// Every file below `folder` by its path there, with its bytes. Folders end in a slash and hold nothing.
QMap<QString, QByteArray> treeOf(const QString& folder);

/// The same tree with what differs from day to day and run to run made equal: times, days and hashes.
QMap<QString, QByteArray> comparable(QMap<QString, QByteArray> tree);

void writeFile(const QString& path, const QByteArray& bytes);

} // namespace qd::test
