#pragma once

#include "ui/models/settings/Connections.h"
#include "ui/models/settings/inbound/HooksIn.h"

#include <QWidget>

class QPushButton;

namespace qd::ui {

class AskLine;
class Chip;
class KeyLine;
class Sentence;

/// One sender of webhooks: in whose form it signs, what it speaks about, its secret, and what can be done about it. @thread main.
class HookRow final : public QWidget {
    Q_OBJECT
public:
    /// Both outlive it; without `connections` its secret can't be set from here.
    HookRow(const HookLine& hook, Connections* connections, HooksIn* hooks, QWidget* parent = nullptr);

    void display(const HookLine& hook, const Hooks& hooks);
    void display(const Connected& connected);
    void setReadOnly(const QString& why);
    /// Its secret is asked for, where it has one.
    void askForKey();
    /// Reads the request in that file, as the button does once she has chosen one.
    void test(const QString& file);

signals:
    /// Its settings or its secret are others from now on.
    void changed();

private:
    void build();
    void enable();
    void chooseFile();
    void turn();
    void remove();
    void done(const Result<Done>& done, const QString& said);
    QString name(const char* part) const;

    HookLine m_hook;
    HooksIn* m_hooks;
    bool m_isBusy = false;
    QString m_readOnly;
    Sentence* m_title;
    Chip* m_mark;
    QPushButton* m_test;
    QPushButton* m_turn;
    QPushButton* m_remove;
    Sentence* m_about;
    KeyLine* m_key = nullptr;
    AskLine* m_asking;
    Sentence* m_note;
};

} // namespace qd::ui
