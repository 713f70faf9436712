-- How late timers ran, and the delayed call that is on its way.

-- CreateTable
CREATE TABLE "timer_lateness" (
    "day" DATE NOT NULL,
    "bucket_ms" INTEGER NOT NULL,
    "timers" INTEGER NOT NULL,
    "worst_ms" INTEGER NOT NULL,

    CONSTRAINT "timer_lateness_pkey" PRIMARY KEY ("day","bucket_ms")
);

-- CreateTable
CREATE TABLE "timer_wake" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "set_for" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "timer_wake_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "timer_lateness" ADD CONSTRAINT "timer_lateness_counts" CHECK ("bucket_ms" > 0 AND "timers" > 0 AND "worst_ms" >= 0);
ALTER TABLE "timer_wake" ADD CONSTRAINT "timer_wake_is_one" CHECK ("id" = 1);
