#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <array>

namespace qd::test {

/// Where a key was found, and written how.
struct Leak {
    QString where;
    int key = 0; ///< index of the canary
    QString encoding;
};

/// Looks for canary keys in whatever a run left behind or says, in nine ways of writing them: as they are, UTF-16 in both byte orders,
/// base64 wherever in its groups they begin (both alphabets), hex, percent-encoded, escaped in JSON, backwards, and each half of 8
/// or more characters, forwards and backwards.
class LeakHunt {
public:
    struct Needle {
        QByteArray bytes;
        int key = 0;
        const char* encoding = nullptr;
    };

    explicit LeakHunt(QList<QByteArray> keys);
    /// Twelve keys like those of providers, with every character that some encoding changes.
    static QList<QByteArray> canaries(quint32 seed);

    const QList<QByteArray>& keys() const { return m_keys; }
    const QList<Needle>& needles() const { return m_needles; }
    /// How many ways of writing there are.
    static int encodings();

    void search(const QString& where, const QByteArray& bytes);
    /// Every file below the folder, and the names of all of them.
    void searchTree(const QString& folder);
    /// What proc(5) shows of a process: its command line and environment. One that has ended shows nothing.
    void searchProcess(qint64 process);

    QList<Leak> leaks;
    int places = 0;   ///< files, streams and processes
    qint64 bytes = 0;

private:
    void add(QByteArray needle, int key, const char* encoding);
    void addHalves(const QByteArray& key, int index);
    QList<QByteArray> m_keys;
    QList<Needle> m_needles;
    std::array<QList<int>, 65536> m_begins; ///< needles by their first two bytes
};

/// One line for each place and way of writing; "" when there are none.
QString inWords(const QList<Leak>& leaks);

} // namespace qd::test
