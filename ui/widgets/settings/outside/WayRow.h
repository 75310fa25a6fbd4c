#pragma once

#include "ui/models/settings/Connections.h"
#include "ui/models/settings/outside/WayReading.h"

#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace qd::ui {

class Chip;
class KeyLine;
class Sentence;

/// One way out of the house: where it leads, what is promised there, whether it may be used, and what can be done about it.
/// @thread main.
class WayRow final : public QWidget {
    Q_OBJECT
public:
    /// `connections` and `ways` outlive it.
    WayRow(const WayLine& way, Connections* connections, WaysOut* ways, QWidget* parent = nullptr);

    void display(const WayLine& way, const OfficeState& state, const Connected& connected, const QString& organisation, Instant now);
    void setReadOnly(const QString& why);
    /// Its key is asked for, where it needs one.
    void askForKey();

signals:
    void wanted(const qd::Command& command);
    /// Its file or its key is another one from now on.
    void changed();

private:
    void build();
    void buildTexts();
    void showStanding(const OfficeState& state);
    void showTexts(const OfficeState& state, Instant now);
    void showKey(const Connected& connected);
    void enable();
    bool isFolder() const { return m_way.kind == QLatin1String(kFolderWay); }
    void test();
    void signIn();
    void tested(const Result<WayWord>& word);
    void allow(bool may);
    void fail(const Error& error);
    QString name(const char* part) const;

    WayLine m_way;
    Connections* m_connections;
    WaysOut* m_ways;
    WayIs m_is = WayIs::Faulty;
    bool m_isBusy = false;
    bool m_isStopped = false;
    QString m_readOnly;
    Sentence* m_title;
    Chip* m_mark;
    QPushButton* m_signIn;
    QPushButton* m_test;
    QPushButton* m_allow;
    QPushButton* m_open;
    Sentence* m_about;
    Sentence* m_trouble;
    Sentence* m_promises;
    Sentence* m_figures;
    QWidget* m_keyPlace;
    KeyLine* m_key = nullptr;
    QString m_keyName;
    Sentence* m_note;
};

} // namespace qd::ui
