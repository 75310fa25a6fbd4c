#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

namespace qd::test {

/// Somebody whose webhooks come in, signed as Standard Webhooks has it (spec/standard-webhooks.md, "Signature scheme"), and who does as senders do: what was
/// not answered 200 is sent again, and some of what was is, too, at once or much later.
class Caller {
public:
    static constexpr const char* kSecret = "whsec_d29ybGQtb2YtaXRzLW93bi0wMTIzNDU2Nzg5";
    inline static const QString kName = QStringLiteral("orders");
    static constexpr int kEvents = 40;

    Caller();
    /// What its key is for.
    static QString origin() { return QStringLiteral("hook-in://orders"); }
    /// The home takes it in.
    void writeFile(const QString& home, const QString& organisation) const;
    /// Tells of the event of that number, as if it were so old. @returns the status that comes back; 0: none.
    int tell(int number, int secondsAgo = 0) const;
    /// Tells of each, twice at once, and of more that is too old to be taken. @returns those that were taken.
    int tellAll() const;
    /// Each is on record, once, by its count there, and nothing that was too old. @returns what is wrong.
    static QString judge(const QMap<QString, int>& taken);

private:
    quint16 m_port = 0;
};

} // namespace qd::test
