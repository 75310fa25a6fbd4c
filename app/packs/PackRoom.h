#pragma once

#include "app/engine/Department.h"
#include "app/packs/PackFiles.h"
#include "ui/models/settings/packs/PacksHeld.h"

#include <map>

namespace qd::app {

class EarlierTexts;

/// The window's way to packs. Each is an organisation with a record of its own: it is read there, and what she says of it is judged by whoever holds it, in
/// this process or another, or by a department that is opened for that alone.
/// @thread main; files are read and other processes are asked on the worker's, which begins with the first question.
class PackRoom final : public ui::PacksHeld {
public:
    /// Outlives the room, and is open by the first question.
    explicit PackRoom(Department& department);
    ~PackRoom() override;

    void look(QObject* owner, Answer<ui::PacksSeen> answer) override;
    void read(const ui::PackPlace& pack, QObject* owner, Answer<QList<ui::PackText>> answer) override;
    void take(const QString& file, const QString& into, QObject* owner, Answer<ui::PackWord> answer) override;
    void adopt(const ui::PackPlace& pack, const QMap<QString, QByteArray>& texts, QObject* owner, Answer<Done> answer) override;
    void remove(const ui::PackPlace& pack, const QString& reason, QObject* owner, Answer<Done> answer) override;

private:
    struct Looking;
    struct Reading;
    using Answered = std::function<void(const Result<Receipt>&)>;
    struct Wish {
        QString organisation;
        Command command;
        Answered answered;
    };
    using Read = std::function<void(const Result<OfficeState>&)>;
    void stateOf(const QString& organisation, const Read& then);
    void lookOn(const std::shared_ptr<Looking>& looking);
    void adoptSkills(const ui::PackPlace& pack, const QMap<QString, QByteArray>& texts, const Answer<Done>& give);
    void readOn(const std::shared_ptr<Reading>& reading, Sequence first);
    void send(const QString& organisation, const Command& command, const Answered& answered);
    void next();
    void judge(Department& department);
    void judgeHere();
    void answer(const Result<Receipt>& receipt);
    Worker& worker();

    Department& m_department;
    Mailbox m_mailbox;
    bool m_isRunning = false;
    QList<Wish> m_wishes; ///< one after the other; the first is under way
    bool m_isJudging = false;
    CommandId m_asked;    ///< of the first
    std::unique_ptr<Department> m_other; ///< that it is judged by, where nobody else holds its organisation
    int m_last = 0;
    std::map<int, std::unique_ptr<HistoryReader>> m_readers; ///< of questions under way
    Worker m_worker{QStringLiteral("packs")};
};

} // namespace qd::app
