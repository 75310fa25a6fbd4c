#pragma once

#include "core/state/OfficeState.h"

#include <QWidget>

class QPushButton;

namespace qd::ui {

class Chip;
class Sentence;

/// One who may decide in her place: who, what, up to how much, until when, by which key. @thread main.
class DeputyRow final : public QWidget {
    Q_OBJECT
public:
    explicit DeputyRow(const AgentId& id, QWidget* parent = nullptr);

    void display(const Deputy& deputy, Instant now);
    void setReadOnly(const QString& why);

signals:
    void wanted(const qd::Command& command);

private:
    QString name(const char* part) const { return QStringLiteral("settings.deputy.%1.%2").arg(m_id.text, QLatin1String(part)); }

    AgentId m_id;
    Sentence* m_title;
    Chip* m_mark;
    QPushButton* m_remove;
    Sentence* m_limits;
    Sentence* m_key;
};

/// "All kinds of action  ·  up to $50.00 each  ·  until Friday 18:00".
QString limitsText(const Deputy& deputy, Instant now);

} // namespace qd::ui
