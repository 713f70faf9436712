-- Whether the services outside do their work is known by all machines, not by the one that asked them.

-- CreateTable
CREATE TABLE "service_state" (
    "name" TEXT NOT NULL,
    "ok_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),

    CONSTRAINT "service_state_pkey" PRIMARY KEY ("name")
);
